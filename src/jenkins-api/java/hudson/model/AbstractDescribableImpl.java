package hudson.model;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public abstract class AbstractDescribableImpl<T extends AbstractDescribableImpl<T>> implements Describable<T> {}
