package hudson.model;

public abstract class Descriptor<T extends Describable<T>> {

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public void save() {
        throw new UnsupportedOperationException("signature only");
    }
}
