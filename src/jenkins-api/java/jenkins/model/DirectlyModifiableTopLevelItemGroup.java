package jenkins.model;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface DirectlyModifiableTopLevelItemGroup extends ModifiableTopLevelItemGroup {}
