package hudson.model;

public abstract class Node extends AbstractModelObject implements ReconfigurableDescribable<Node> {}
