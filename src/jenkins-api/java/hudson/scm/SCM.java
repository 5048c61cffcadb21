package hudson.scm;

import hudson.ExtensionPoint;
import hudson.model.Describable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class SCM implements Describable<SCM>, ExtensionPoint {}
