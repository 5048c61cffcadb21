package io.jenkins.plugins.compliance.jenkins.installation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/**
 * A stream whose reader can be stopped: once the reading thread is interrupted, the next read ends with an
 * {@link InterruptedIOException} that takes the status with it. Files are read to their end otherwise, however long a chain
 * is and however long ago the build that verifies it was aborted. Confined to one thread.
 */
final class InterruptibleInputStream extends FilterInputStream {

    InterruptibleInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        goOn();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        goOn();
        return super.read(bytes, offset, length);
    }

    private static void goOn() throws InterruptedIOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException("interrupted while reading a chain");
        }
    }
}
