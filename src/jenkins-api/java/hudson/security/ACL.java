package hudson.security;

import org.springframework.security.core.Authentication;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class ACL {

    public static final Authentication SYSTEM2 = null;

    public static ACLContext as2(Authentication auth) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean hasPermission2(Authentication a, Permission permission) {
        throw new UnsupportedOperationException("signature only");
    }
}
