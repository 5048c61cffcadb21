package hudson.security;

import java.util.Iterator;
import org.jvnet.localizer.Localizable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public final class PermissionGroup implements Iterable<Permission> {

    public final Localizable title = null;

    public PermissionGroup(Class owner, Localizable title) throws IllegalStateException {}

    public Iterator<Permission> iterator() {
        throw new UnsupportedOperationException("signature only");
    }
}
