package jenkins.model;

import hudson.model.Action;
import hudson.model.Actionable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class Tab implements Action {

    public Tab(Actionable object) {}
}
