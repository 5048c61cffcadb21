package hudson.model;

import java.io.Serializable;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public final class Result implements Serializable {

public static final Result UNSTABLE = null;
}
