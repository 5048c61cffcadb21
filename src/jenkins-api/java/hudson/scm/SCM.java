package hudson.scm;

import hudson.ExtensionPoint;
import hudson.model.Describable;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public abstract class SCM implements Describable<SCM>, ExtensionPoint {}
