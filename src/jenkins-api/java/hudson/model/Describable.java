package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface Describable<T extends Describable<T>> {}
