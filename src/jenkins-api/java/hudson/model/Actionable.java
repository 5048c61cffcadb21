package hudson.model;

import jenkins.model.ModelObjectWithContextMenu;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class Actionable extends AbstractModelObject implements ModelObjectWithContextMenu {

    public <T extends Action> T getAction(Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }
}
