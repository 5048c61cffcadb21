package hudson.model;

import hudson.security.AccessControlled;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public abstract class AbstractItem extends Actionable implements Item, AccessControlled, DescriptorByNameOwner {


}
