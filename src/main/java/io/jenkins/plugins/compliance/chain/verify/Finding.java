package io.jenkins.plugins.compliance.chain.verify;

/**
 * One thing that is not as it should be. Immutable. Its texts are printable ASCII of bounded length, whatever the files
 * hold, so that a report cannot steer the terminal it is read on.
 *
 * @param check which check found it
 * @param source what was being read: {@link #CHAIN}, or the name of the checkpoints
 * @param entry sequence of the entry concerned: as the entry itself says, or, where that cannot be read, as counted
 * @param offset byte offset in the source
 * @param expected what should be there
 * @param found what is there
 */
public record Finding(Check check, String source, long entry, long offset, String expected, String found) {

    /** The source of findings about the entries themselves; offsets count from the first entry's first byte. */
    public static final String CHAIN = "chain";

    private static final int MAX_TEXT = 300;

    public Finding {
        source = printable(source);
        expected = printable(expected);
        found = printable(found);
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.chars().limit(MAX_TEXT).forEach(c -> {
            if (c >= 0x20 && c < 0x7f) {
                printable.append((char) c);
            } else {
                printable.append(String.format("\\u%04x", c));
            }
        });
        return printable.append(text.length() > MAX_TEXT ? "..." : "").toString();
    }

    @Override
    public String toString() {
        return check + ": entry " + entry + ", byte " + offset + " of the " + source + ": expected " + expected
                + ", found " + found;
    }
}
