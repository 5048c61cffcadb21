package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import java.io.IOException;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends PersistedList<T> {

    public boolean contains(D d) {
        throw new UnsupportedOperationException("signature only");
    }

    public T get(D descriptor) {
        throw new UnsupportedOperationException("signature only");
    }

    public <U extends T> U get(Class<U> type) {
        throw new UnsupportedOperationException("signature only");
    }

    public void remove(D descriptor) throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public T[] toArray(T[] array) {
        throw new UnsupportedOperationException("signature only");
    }
}
