package hudson.model;

import jenkins.model.FullyNamedModelObject;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface ItemGroup<T extends Item> extends FullyNamedModelObject, PersistenceRoot {}
