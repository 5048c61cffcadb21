package org.jenkinsci.plugins.workflow.steps;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class BodyInvoker {

    public abstract BodyExecution start();

    public abstract BodyInvoker withCallback(BodyExecutionCallback callback);

    public abstract BodyInvoker withContext(Object override);

    public abstract BodyInvoker withDisplayName(String name);
}
