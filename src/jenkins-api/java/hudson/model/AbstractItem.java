package hudson.model;

import hudson.security.AccessControlled;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class AbstractItem extends Actionable implements Item, AccessControlled, DescriptorByNameOwner {

    public final String getFullName() {
        throw new UnsupportedOperationException("signature only");
    }

    public ItemGroup getParent() {
        throw new UnsupportedOperationException("signature only");
    }
}
