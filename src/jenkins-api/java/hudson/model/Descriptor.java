package hudson.model;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public abstract class Descriptor<T extends Describable<T>> {

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    public void save() {
        throw new UnsupportedOperationException("signature only");
    }
}
