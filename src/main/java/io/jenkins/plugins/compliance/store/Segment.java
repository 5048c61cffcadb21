package io.jenkins.plugins.compliance.store;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One file of a chain's lines, named after the sequence of its first entry in 20 digits, so that names order as
 * sequences do.
 *
 * @param file the file
 * @param firstSequence sequence of its first entry
 */
record Segment(Path file, long firstSequence) {

    private static final String SUFFIX = ".jsonl";
    private static final int DIGITS = 20;
    private static final Pattern NAME = Pattern.compile("0\\d{19}\\.jsonl");

    /** The segment of a directory that begins with that sequence, whether or not it exists. */
    static Segment in(Path directory, long firstSequence) {
        String digits = Long.toString(firstSequence);
        return new Segment(directory.resolve("0".repeat(DIGITS - digits.length()) + digits + SUFFIX), firstSequence);
    }

    /** Whether a file's name is a segment's; a sequence has at most 16 digits, so 19 always fit into a long. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static Segment of(Path file) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return new Segment(file, Long.parseLong(name.substring(0, DIGITS)));
    }

    /** The name without its suffix. */
    String digits() {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return name.substring(0, DIGITS);
    }
}
