package hudson;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface ExtensionPoint {}
