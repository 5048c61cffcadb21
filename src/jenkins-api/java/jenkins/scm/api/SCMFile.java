package jenkins.scm.api;

import java.io.IOException;
import java.io.InputStream;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class SCMFile {

    public abstract InputStream content() throws IOException, InterruptedException;

    public final boolean isFile() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }
}
