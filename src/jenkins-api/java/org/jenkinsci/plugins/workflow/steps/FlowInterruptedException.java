package org.jenkinsci.plugins.workflow.steps;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public final class FlowInterruptedException extends InterruptedException {

    public boolean isActualInterruption() {
        throw new UnsupportedOperationException("signature only");
    }
}
