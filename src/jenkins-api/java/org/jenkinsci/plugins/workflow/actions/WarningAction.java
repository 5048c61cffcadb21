package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Result;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class WarningAction implements PersistentAction {

    public WarningAction(Result result) {}

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getIconFileName() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getUrlName() {
        throw new UnsupportedOperationException("signature only");
    }

    public WarningAction withMessage(String message) {
        throw new UnsupportedOperationException("signature only");
    }
}
