package hudson.model;

import hudson.ExtensionPoint;
import org.kohsuke.stapler.StaplerProxy;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class AdministrativeMonitor extends AbstractModelObject implements ExtensionPoint, StaplerProxy {

    protected AdministrativeMonitor() {}

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public Object getTarget() {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract boolean isActivated();

    public boolean isEnabled() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isSecurity() {
        throw new UnsupportedOperationException("signature only");
    }
}
