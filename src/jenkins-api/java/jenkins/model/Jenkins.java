package jenkins.model;

import hudson.PluginManager;
import hudson.model.AbstractCIBase;
import hudson.model.DescriptorByNameOwner;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.ModifiableViewGroup;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;
import org.kohsuke.stapler.StaplerProxy;
import org.springframework.security.core.Authentication;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class Jenkins extends AbstractCIBase
        implements DirectlyModifiableTopLevelItemGroup,
                StaplerProxy,
                ModifiableViewGroup,
                AccessControlled,
                DescriptorByNameOwner,
                ModelObjectWithContextMenu,
                ModelObjectWithChildren {

    public static final Permission ADMINISTER = null;

    public static Jenkins get() throws IllegalStateException {
        throw new UnsupportedOperationException("signature only");
    }

    public static Authentication getAuthentication2() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public final <T extends Item> T getItem(String pathName, ItemGroup context, Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    public PluginManager getPluginManager() {
        throw new UnsupportedOperationException("signature only");
    }

    public File getRootDir() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getRootUrl() throws IllegalStateException {
        throw new UnsupportedOperationException("signature only");
    }

    public Object getTarget() {
        throw new UnsupportedOperationException("signature only");
    }
}
