package jenkins.model;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public interface HistoricalBuild extends FullyNamedModelObject {}
