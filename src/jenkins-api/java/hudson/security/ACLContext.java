package hudson.security;

@SuppressWarnings({"rawtypes", "serial", "deprecation", "removal", "overloads"})
public class ACLContext implements AutoCloseable {

public void close() {
throw new UnsupportedOperationException("signature only");
}
}
