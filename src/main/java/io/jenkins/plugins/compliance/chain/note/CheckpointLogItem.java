package io.jenkins.plugins.compliance.chain.note;

/** What {@link CheckpointLogReader} finds, one after the other. */
public sealed interface CheckpointLogItem {

    /** The number of bytes of the stream before the item. */
    long offset();

    /** The number of the item's first line, from 1. */
    long line();

    /**
     * A well-formed signed checkpoint, its signatures not yet verified.
     *
     * @param terminated whether the empty line that ends a record follows. It may be missing at the end of the stream:
     *     a file of one plain checkpoint has none, and in a log being written it means that more signature lines may
     *     have been lost.
     */
    record Note(long offset, long line, SignedCheckpoint checkpoint, boolean terminated) implements CheckpointLogItem {}

    /**
     * Lines that are no signed checkpoint and were not merely cut off. Reading goes on behind them.
     *
     * @param error with the exact place
     */
    record Broken(long offset, long line, NoteFormatException error) implements CheckpointLogItem {}

    /**
     * The stream ends within a note, as after a crash while it was being written. Nothing follows.
     *
     * @param length the number of bytes that are there
     */
    record TornTail(long offset, long line, long length) implements CheckpointLogItem {}
}
