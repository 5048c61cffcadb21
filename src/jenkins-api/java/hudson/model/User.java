package hudson.model;

import hudson.security.AccessControlled;
import jenkins.model.ModelObjectWithContextMenu;
import org.kohsuke.stapler.StaplerProxy;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class User extends AbstractModelObject
        implements AccessControlled, DescriptorByNameOwner, Saveable, ModelObjectWithContextMenu, StaplerProxy {

    public static User current() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getId() {
        throw new UnsupportedOperationException("signature only");
    }

    public Object getTarget() {
        throw new UnsupportedOperationException("signature only");
    }
}
