package hudson.model;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public abstract class Node extends AbstractModelObject implements ReconfigurableDescribable<Node> {}
