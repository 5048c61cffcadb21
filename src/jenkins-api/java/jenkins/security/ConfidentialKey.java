package jenkins.security;

import java.io.IOException;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class ConfidentialKey {

    protected ConfidentialKey(String id) {}

    protected byte[] load() throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    protected void store(byte[] payload) throws IOException {
        throw new UnsupportedOperationException("signature only");
    }
}
