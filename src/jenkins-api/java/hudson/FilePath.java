package hudson;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public final class FilePath {

    public FilePath(File localPath) {}

    public <T> T act(FilePath.FileCallable<T> callable) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public FilePath child(String relOrAbsolute) {
        throw new UnsupportedOperationException("signature only");
    }

    public void deleteRecursive() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean exists() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public String getRemote() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isDescendant(String potentialChildRelativePath) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isDirectory() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public InputStream read() throws IOException, InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public interface FileCallable<T> extends Serializable {

        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }
}
