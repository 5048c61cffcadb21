package hudson.model;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface ModifiableViewGroup extends ViewGroup {}
