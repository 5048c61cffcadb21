package jenkins.agents;

import hudson.FilePath;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface ControllerToAgentFileCallable<T> extends FilePath.FileCallable<T> {}
