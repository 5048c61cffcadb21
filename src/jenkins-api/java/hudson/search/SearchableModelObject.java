package hudson.search;

import hudson.model.ModelObject;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface SearchableModelObject extends ModelObject {}
