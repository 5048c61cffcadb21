package hudson;

import hudson.model.Saveable;
import java.io.Closeable;
import java.io.IOException;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class BulkChange implements Closeable {

    public BulkChange(Saveable saveable) {}

    public void close() {
        throw new UnsupportedOperationException("signature only");
    }

    public void commit() throws IOException {
        throw new UnsupportedOperationException("signature only");
    }
}
