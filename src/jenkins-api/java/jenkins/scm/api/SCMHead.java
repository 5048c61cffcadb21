package jenkins.scm.api;

import hudson.ExtensionPoint;
import hudson.model.Item;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class SCMHead {

    public abstract static class HeadByItem implements ExtensionPoint {

        public static SCMHead findHead(Item item) {
            throw new UnsupportedOperationException("signature only");
        }
    }
}
