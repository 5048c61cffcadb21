package hudson.security;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class ACLContext implements AutoCloseable {

    public void close() {
        throw new UnsupportedOperationException("signature only");
    }
}
