package hudson.remoting;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class ClassFilter {

    public static final ClassFilter STANDARD = null;
}
