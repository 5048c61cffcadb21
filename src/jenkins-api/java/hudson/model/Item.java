package hudson.model;

import hudson.security.Permission;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface Item {

    static final Permission READ = null;

    static final Permission BUILD = null;
}
