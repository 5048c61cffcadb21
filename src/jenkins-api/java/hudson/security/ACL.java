package hudson.security;

import org.springframework.security.core.Authentication;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class ACL {

    public static final Authentication SYSTEM2 = null;
}
