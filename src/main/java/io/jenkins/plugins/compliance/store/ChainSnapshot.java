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

    /**
     * The entries from one on whose place is known, as to somebody who has read those before it: nothing before it is
     * looked at, however long the chain. The caller closes the reader.
     *
     * @param sequence of the first entry that is wanted
     * @param offset where its line begins in {@link #entries}, the sum of the lengths of the lines before and their line
     *     feeds; the end of the chain for the entry that will come next
     * @throws StoreException when the chain is shorter, so that it is not the one that was read
     */
    EntryReader resume(long sequence, long offset) throws StoreException;
}
