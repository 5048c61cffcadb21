package jenkins.scm.api;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Item;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class SCMSource extends AbstractDescribableImpl<SCMSource> implements ExtensionPoint {

    public abstract static class SourceByItem implements ExtensionPoint {

        public static SCMSource findSource(Item item) {
            throw new UnsupportedOperationException("signature only");
        }
    }
}
