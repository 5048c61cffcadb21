package hudson.security;

import org.springframework.security.access.AccessDeniedException;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface AccessControlled {

    default void checkPermission(Permission permission) throws AccessDeniedException {
        throw new UnsupportedOperationException("signature only");
    }

    default boolean hasPermission(Permission permission) {
        throw new UnsupportedOperationException("signature only");
    }
}
