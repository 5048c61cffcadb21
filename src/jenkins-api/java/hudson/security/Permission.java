package hudson.security;

import org.jvnet.localizer.Localizable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public final class Permission {

    public final PermissionGroup group = null;

    public final String name = null;

    public Permission(
            PermissionGroup group,
            String name,
            Localizable description,
            Permission impliedBy,
            boolean enable,
            PermissionScope[] scopes)
            throws IllegalStateException {}
}
