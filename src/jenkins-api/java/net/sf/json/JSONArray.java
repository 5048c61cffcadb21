package net.sf.json;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public final class JSONArray extends AbstractJSON {

    public void add(int index, Object value) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean add(Object value) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean add(Object value, JsonConfig jsonConfig) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean addAll(int index, Collection collection) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean addAll(Collection collection) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean addAll(Collection collection, JsonConfig jsonConfig) {
        throw new UnsupportedOperationException("signature only");
    }

    public void clear() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean contains(Object o) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean containsAll(Collection collection) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean equals(Object obj) {
        throw new UnsupportedOperationException("signature only");
    }

    public static JSONArray fromObject(Object object) {
        throw new UnsupportedOperationException("signature only");
    }

    public Object get(int index) {
        throw new UnsupportedOperationException("signature only");
    }

    public int hashCode() {
        throw new UnsupportedOperationException("signature only");
    }

    public int indexOf(Object o) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isEmpty() {
        throw new UnsupportedOperationException("signature only");
    }

    public Iterator iterator() {
        throw new UnsupportedOperationException("signature only");
    }

    public int lastIndexOf(Object o) {
        throw new UnsupportedOperationException("signature only");
    }

    public ListIterator listIterator() {
        throw new UnsupportedOperationException("signature only");
    }

    public ListIterator listIterator(int index) {
        throw new UnsupportedOperationException("signature only");
    }

    public Object remove(int index) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean remove(Object o) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean removeAll(Collection collection) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean retainAll(Collection collection) {
        throw new UnsupportedOperationException("signature only");
    }

    public Object set(int index, Object value) {
        throw new UnsupportedOperationException("signature only");
    }

    public int size() {
        throw new UnsupportedOperationException("signature only");
    }

    public List subList(int fromIndex, int toIndex) {
        throw new UnsupportedOperationException("signature only");
    }

    public Object[] toArray() {
        throw new UnsupportedOperationException("signature only");
    }

    public Object[] toArray(Object[] array) {
        throw new UnsupportedOperationException("signature only");
    }
}
