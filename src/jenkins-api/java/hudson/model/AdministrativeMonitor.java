package hudson.model;

public abstract class AdministrativeMonitor {

    protected AdministrativeMonitor() {
        throw new UnsupportedOperationException("signature only");
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract boolean isActivated();

    public boolean isSecurity() {
        throw new UnsupportedOperationException("signature only");
    }
}
