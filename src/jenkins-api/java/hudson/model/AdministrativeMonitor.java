package hudson.model;

import hudson.ExtensionPoint;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class AdministrativeMonitor extends AbstractModelObject implements ExtensionPoint {

    protected AdministrativeMonitor() {}

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract boolean isActivated();

    public boolean isSecurity() {
        throw new UnsupportedOperationException("signature only");
    }
}
