package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.AccessControlled;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class Node extends AbstractModelObject
        implements ReconfigurableDescribable<Node>, ExtensionPoint, AccessControlled, PersistenceRoot {

    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }
}
