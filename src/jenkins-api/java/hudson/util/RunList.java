package hudson.util;

import hudson.model.Run;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class RunList<R extends Run> extends AbstractList<R> {

    public R get(int index) {
        throw new UnsupportedOperationException("signature only");
    }

    public int indexOf(Object o) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isEmpty() {
        throw new UnsupportedOperationException("signature only");
    }

    public Iterator<R> iterator() {
        throw new UnsupportedOperationException("signature only");
    }

    public int lastIndexOf(Object o) {
        throw new UnsupportedOperationException("signature only");
    }

    public int size() {
        throw new UnsupportedOperationException("signature only");
    }

    public List<R> subList(int fromIndex, int toIndex) {
        throw new UnsupportedOperationException("signature only");
    }
}
