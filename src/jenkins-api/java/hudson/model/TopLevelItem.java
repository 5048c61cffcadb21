package hudson.model;

import hudson.ExtensionPoint;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface TopLevelItem extends Item, ExtensionPoint, Describable<TopLevelItem> {}
