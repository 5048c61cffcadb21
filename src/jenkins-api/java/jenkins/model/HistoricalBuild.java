package jenkins.model;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public interface HistoricalBuild extends FullyNamedModelObject {}
