package hudson.model;

import java.io.Serializable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public final class Result implements Serializable {

    public static final Result UNSTABLE = null;
}
