package jenkins.model;

import java.io.Serializable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class CauseOfInterruption implements Serializable {}
