package hudson.model;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface ReconfigurableDescribable<T extends ReconfigurableDescribable<T>> extends Describable<T> {}
