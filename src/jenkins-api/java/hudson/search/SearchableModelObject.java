package hudson.search;

import hudson.model.ModelObject;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface SearchableModelObject extends ModelObject {}
