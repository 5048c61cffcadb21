package hudson;

import hudson.model.AbstractModelObject;
import org.kohsuke.stapler.StaplerProxy;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class PluginManager extends AbstractModelObject implements StaplerProxy {

    public final ClassLoader uberClassLoader = null;

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public Object getTarget() {
        throw new UnsupportedOperationException("signature only");
    }
}
