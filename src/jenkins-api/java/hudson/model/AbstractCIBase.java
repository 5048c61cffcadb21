package hudson.model;

import hudson.security.AccessControlled;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class AbstractCIBase extends Node
        implements ItemGroup<TopLevelItem>, ViewGroup, AccessControlled, DescriptorByNameOwner {}
