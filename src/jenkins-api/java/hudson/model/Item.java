package hudson.model;

import hudson.security.Permission;

public interface Item {

    static final Permission READ = null;

    static final Permission BUILD = null;
}
