package hudson.security;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public final class PermissionScope {

    public static final PermissionScope JENKINS = null;

    public static final PermissionScope ITEM_GROUP = null;

    public static final PermissionScope ITEM = null;
}
