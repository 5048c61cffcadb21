package io.jenkins.plugins.compliance.store;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file that is written at its end: the port behind which a disk fails in tests. Positions and lengths are bytes. No
 * operation is disturbed by an interrupt of the calling thread. Used by one thread at a time.
 */
interface AppendFile extends Closeable {

    long length() throws IOException;

    /** Writes the first {@code count} bytes; after an exception any part of them may be there. */
    void write(long position, byte[] bytes, int count) throws IOException;

    void truncate(long length) throws IOException;

    /** Returns when content and length are on the disk. */
    void force() throws IOException;
}
