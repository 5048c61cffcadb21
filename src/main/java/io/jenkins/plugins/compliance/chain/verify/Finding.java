package io.jenkins.plugins.compliance.chain.verify;

/**
 * One thing that is not as it should be. Immutable.
 *
 * @param check which check found it
 * @param source what was being read: {@link #CHAIN}, or the name of the checkpoints
 * @param entry sequence of the entry concerned: as the entry itself says, or, where that cannot be read, as counted
 * @param offset byte offset in the source
 * @param expected what should be there
 * @param found what is there; printable ASCII, whatever the file holds
 */
public record Finding(Check check, String source, long entry, long offset, String expected, String found) {

    /** The source of findings about the entries themselves; offsets count from the first entry's first byte. */
    public static final String CHAIN = "chain";

    @Override
    public String toString() {
        return check + ": entry " + entry + ", byte " + offset + " of the " + source + ": expected " + expected + ", found " + found;
    }
}
