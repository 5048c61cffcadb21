package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class Step extends AbstractDescribableImpl<Step> implements ExtensionPoint {

    public Step() {}

    public abstract StepExecution start(StepContext context) throws Exception;
}
