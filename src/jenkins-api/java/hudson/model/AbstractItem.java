package hudson.model;

import hudson.security.AccessControlled;
import org.kohsuke.stapler.StaplerProxy;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class AbstractItem extends Actionable
        implements Item, AccessControlled, DescriptorByNameOwner, StaplerProxy {

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public final String getFullName() {
        throw new UnsupportedOperationException("signature only");
    }

    public ItemGroup getParent() {
        throw new UnsupportedOperationException("signature only");
    }

    public Object getTarget() {
        throw new UnsupportedOperationException("signature only");
    }
}
