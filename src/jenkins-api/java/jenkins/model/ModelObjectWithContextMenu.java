package jenkins.model;

import hudson.model.ModelObject;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface ModelObjectWithContextMenu extends ModelObject {}
