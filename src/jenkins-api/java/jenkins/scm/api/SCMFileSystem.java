package jenkins.scm.api;

import hudson.model.Item;
import hudson.scm.SCM;
import java.io.Closeable;
import java.io.IOException;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class SCMFileSystem implements Closeable {

    public final SCMFile child(String path) {
        throw new UnsupportedOperationException("signature only");
    }

    public void close() throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public static SCMFileSystem of(Item owner, SCM scm) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public static SCMFileSystem of(SCMSource source, SCMHead head) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }
}
