package hudson.model;

import hudson.security.AccessControlled;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface ViewGroup extends Saveable, ModelObject, AccessControlled {}
