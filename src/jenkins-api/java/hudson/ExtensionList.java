package hudson;

import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class ExtensionList<T> extends AbstractList<T> {

    public void add(int index, T element) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean add(T t) {
        throw new UnsupportedOperationException("signature only");
    }

    public T get(int index) {
        throw new UnsupportedOperationException("signature only");
    }

    public <U extends T> U get(Class<U> type) {
        throw new UnsupportedOperationException("signature only");
    }

    public Iterator<T> iterator() {
        throw new UnsupportedOperationException("signature only");
    }

    public static <T> ExtensionList<T> lookup(Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    public static <U> U lookupSingleton(Class<U> type) {
        throw new UnsupportedOperationException("signature only");
    }

    public final T remove(int index) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean remove(Object o) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean removeAll(Collection<?> c) {
        throw new UnsupportedOperationException("signature only");
    }

    public int size() {
        throw new UnsupportedOperationException("signature only");
    }
}
