package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Descriptor;
import java.util.Map;
import java.util.Set;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class StepDescriptor extends Descriptor<Step> {

    public StepDescriptor() {}

    public String argumentsToString(Map<String, Object> namedArgs) {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract String getFunctionName();

    public abstract Set<? extends Class<?>> getRequiredContext();

    public boolean takesImplicitBlockArgument() {
        throw new UnsupportedOperationException("signature only");
    }
}
