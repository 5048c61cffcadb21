package hudson.model;

import jenkins.model.ModelObjectWithContextMenu;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class Actionable extends AbstractModelObject implements ModelObjectWithContextMenu {

    public boolean addOrReplaceAction(Action a) {
        throw new UnsupportedOperationException("signature only");
    }

    public <T extends Action> T getAction(Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean removeAction(Action a) {
        throw new UnsupportedOperationException("signature only");
    }
}
