package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Result;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class WarningAction implements PersistentAction {

public WarningAction(Result result) {}

public WarningAction withMessage(String message) {
throw new UnsupportedOperationException("signature only");
}
}
