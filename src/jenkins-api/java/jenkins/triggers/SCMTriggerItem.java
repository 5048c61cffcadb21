package jenkins.triggers;

import hudson.model.Item;
import hudson.scm.SCM;
import java.util.Collection;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface SCMTriggerItem {

    Collection<? extends SCM> getSCMs();

    public static class SCMTriggerItems {

        public static SCMTriggerItem asSCMTriggerItem(Item item) {
            throw new UnsupportedOperationException("signature only");
        }
    }
}
