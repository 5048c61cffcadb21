package jenkins.model;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface DirectlyModifiableTopLevelItemGroup extends ModifiableTopLevelItemGroup {}
