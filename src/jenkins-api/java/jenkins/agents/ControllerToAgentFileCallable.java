package jenkins.agents;

import hudson.FilePath;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface ControllerToAgentFileCallable<T> extends FilePath.FileCallable<T> {


}
