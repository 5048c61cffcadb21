package org.jenkinsci.plugins.workflow.cps.replay;

import hudson.model.Cause;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class ReplayCause extends Cause {

    public int getOriginalNumber() {
        throw new UnsupportedOperationException("signature only");
    }
}
