package io.jenkins.plugins.compliance.store;

import java.io.InputStream;

/**
 * A chain at one moment: its entries and its checkpoints go together, whatever is appended meanwhile. Immutable and
 * thread-safe; it holds no file open, each stream does. Nothing here is verified.
 */
public interface ChainSnapshot {

    /** Number of bytes of {@link #entries}. */
    long bytes();

    /** The entries' lines from the first to the last, each ended by a line feed. The caller closes the stream. */
    InputStream entries();

    /**
     * The signed checkpoints in the order of their publication, as
     * {@link io.jenkins.plugins.compliance.chain.note.CheckpointLogReader} reads them. The caller closes the stream.
     */
    InputStream checkpoints();

    /**
     * The entries with {@code from <= sequence < to}, as far as there are such. The caller closes the reader.
     *
     * @throws IllegalArgumentException unless {@code 0 <= from <= to}
     */
    EntryReader read(long from, long to) throws StoreException;
}
