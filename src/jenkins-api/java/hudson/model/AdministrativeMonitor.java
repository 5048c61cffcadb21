package hudson.model;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public abstract class AdministrativeMonitor extends AbstractModelObject {

    protected AdministrativeMonitor() {}

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract boolean isActivated();

    public boolean isSecurity() {
        throw new UnsupportedOperationException("signature only");
    }
}
