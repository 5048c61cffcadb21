package io.jenkins.plugins.compliance.chain.note;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a log at one size (C2SP tlog-checkpoint): the text that is signed.
 *
 * @param origin names the log; not empty, one line
 * @param size the number of entries
 * @param root the Merkle root over them
 * @param extensionLines further lines, none of them empty; no verifier of ours gives them a meaning
 */
public record Checkpoint(String origin, long size, Sha256Digest root, List<String> extensionLines) {

    /** @throws IllegalArgumentException when the checkpoint could not be read again */
    public Checkpoint {
        if (!NoteText.isLine(origin)) {
            throw new IllegalArgumentException("an origin is one line of text: " + Excerpt.of(origin));
        }
        if (size < 0) {
            throw new IllegalArgumentException("a tree's size is not negative: " + size);
        }
        extensionLines = List.copyOf(extensionLines);
        for (String line : extensionLines) {
            if (!NoteText.isLine(line)) {
                throw new IllegalArgumentException("an extension line is one line of text: " + Excerpt.of(line));
            }
        }
    }

    /** A checkpoint without extension lines. */
    public Checkpoint(String origin, long size, Sha256Digest root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads a note's text.
     *
     * @throws NoteFormatException when it is not a checkpoint
     */
    public static Checkpoint parse(String text) throws NoteFormatException {
        return parse(NoteCursor.over(text, SignedNote.MAX_BYTES));
    }

    static Checkpoint parse(NoteCursor cursor) throws NoteFormatException {
        String origin = nonEmpty(cursor, "the origin");
        long size = cursor.decimal(0, nonEmpty(cursor, "the tree size"), "the tree size");
        Sha256Digest root = cursor.hash(nonEmpty(cursor, "the root hash"), "the root hash");
        List<String> extensionLines = new ArrayList<>();
        while (!cursor.atEnd()) {
            extensionLines.add(nonEmpty(cursor, "an extension line"));
        }
        return new Checkpoint(origin, size, root, extensionLines);
    }

    private static String nonEmpty(NoteCursor cursor, String what) throws NoteFormatException {
        String line = cursor.line(what);
        if (line.isEmpty()) {
            throw cursor.error(0, what + " is empty");
        }
        return line;
    }

    /** The text to sign, ending in a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder()
                .append(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root.base64())
                .append('\n');
        extensionLines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
