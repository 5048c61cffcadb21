package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface PersistentAction extends Action {}
