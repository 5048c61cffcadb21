package org.jenkinsci.plugins.pipeline.modeldefinition.causes;

import hudson.model.Cause;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class RestartDeclarativePipelineCause extends Cause {

    public int getOriginRunNumber() {
        throw new UnsupportedOperationException("signature only");
    }
}
