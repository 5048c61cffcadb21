package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Actionable;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public abstract class FlowNode extends Actionable {


}
