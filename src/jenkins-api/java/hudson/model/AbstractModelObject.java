package hudson.model;

import hudson.search.SearchableModelObject;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class AbstractModelObject implements SearchableModelObject {}
