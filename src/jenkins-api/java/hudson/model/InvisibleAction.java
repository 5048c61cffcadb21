package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class InvisibleAction implements Action {

    public InvisibleAction() {}
}
