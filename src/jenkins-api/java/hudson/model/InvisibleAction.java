package hudson.model;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public abstract class InvisibleAction implements Action {

    public InvisibleAction() {}
}
