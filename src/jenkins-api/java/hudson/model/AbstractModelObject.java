package hudson.model;

import hudson.search.SearchableModelObject;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public abstract class AbstractModelObject implements SearchableModelObject {}
