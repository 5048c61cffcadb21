package org.jenkinsci.plugins.workflow.steps;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class SynchronousNonBlockingStepExecution<T> extends StepExecution {

    protected SynchronousNonBlockingStepExecution(StepContext context) {
        super((StepContext) null);
    }

    public void onResume() {
        throw new UnsupportedOperationException("signature only");
    }

    protected abstract T run() throws Exception;

    public final boolean start() throws Exception {
        throw new UnsupportedOperationException("signature only");
    }
}
