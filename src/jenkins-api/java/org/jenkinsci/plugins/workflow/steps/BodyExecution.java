package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;
import jenkins.model.CauseOfInterruption;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class BodyExecution implements Serializable {

    public boolean cancel(Throwable t) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean cancel(boolean b) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean cancel(CauseOfInterruption... causes) {
        throw new UnsupportedOperationException("signature only");
    }
}
