package hudson.model;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface PersistentDescriptor extends Saveable {}
