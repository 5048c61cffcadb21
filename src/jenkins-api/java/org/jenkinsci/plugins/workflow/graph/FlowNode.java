package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Actionable;
import hudson.model.Saveable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class FlowNode extends Actionable implements Saveable {

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }
}
