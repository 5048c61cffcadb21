package hudson.model;

import hudson.ExtensionPoint;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface RootAction extends Action, ExtensionPoint {}
