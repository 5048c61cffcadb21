package jenkins.model;

import hudson.model.ModifiableItemGroup;
import hudson.model.TopLevelItem;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface ModifiableTopLevelItemGroup extends ModifiableItemGroup<TopLevelItem> {}
