package hudson.util;

import java.io.IOException;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class PersistedList<T> extends AbstractList<T> {

    public boolean add(T item) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean addAll(Collection<? extends T> items) {
        throw new UnsupportedOperationException("signature only");
    }

    public void clear() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean contains(Object item) {
        throw new UnsupportedOperationException("signature only");
    }

    public T get(int index) {
        throw new UnsupportedOperationException("signature only");
    }

    public <U extends T> U get(Class<U> type) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isEmpty() {
        throw new UnsupportedOperationException("signature only");
    }

    public Iterator<T> iterator() {
        throw new UnsupportedOperationException("signature only");
    }

    public void remove(Class<? extends T> type) throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean remove(Object o) {
        throw new UnsupportedOperationException("signature only");
    }

    public void removeAll(Class<? extends T> type) throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public int size() {
        throw new UnsupportedOperationException("signature only");
    }

    public <X> X[] toArray(X[] array) {
        throw new UnsupportedOperationException("signature only");
    }
}
