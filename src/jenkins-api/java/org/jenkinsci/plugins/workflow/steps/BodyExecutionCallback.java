package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class BodyExecutionCallback implements Serializable {

    public BodyExecutionCallback() {}

    public abstract void onFailure(StepContext context, Throwable t);

    public void onStart(StepContext context) {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract void onSuccess(StepContext context, Object result);
}
