package org.kohsuke.stapler;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface StaplerProxy {

    Object getTarget();
}
