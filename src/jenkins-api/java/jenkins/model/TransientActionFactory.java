package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.Action;
import java.util.Collection;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class TransientActionFactory<T> implements ExtensionPoint {

    public TransientActionFactory() {}

    public Class<? extends Action> actionType() {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract Collection<? extends Action> createFor(T target);

    public abstract Class<T> type();
}
