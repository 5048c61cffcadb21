package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.entry.EntryFormatException;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.verify.Check;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The chain as a file of a package: a JSON array with each entry on a line of its own, its bytes unchanged, between the
 * lines of the brackets. So it is JSON for whoever opens it, and {@code sed '1d;$d;s/,$//'} makes the chain's lines of it.
 * Stateless.
 */
final class AuditChainFile {

    static final String NAME = "audit_chain.json";

    private static final int LONGEST = JsonLimits.ENTRY.maxBytes();

    private AuditChainFile() {}

    /** The file for these lines, each of which ends in a line feed. */
    static InputStream of(InputStream lines) {
        return new ArrayStream(lines);
    }

    /** The entries' lines of a file for which {@link #check} has returned, each ended by a line feed. */
    static InputStream lines(InputStream file) {
        return new LineStream(new BufferedInputStream(file, 1 << 16));
    }

    /** Goes through the file once, in constant memory, to see that it is such an array. */
    static void check(InputStream file) throws IOException, BrokenPackageException {
        try (LineStream lines = new LineStream(new BufferedInputStream(file, 1 << 16))) {
            byte[] passed = new byte[1 << 16];
            int read = lines.read(passed, 0, passed.length);
            while (read >= 0) {
                read = lines.read(passed, 0, passed.length);
            }
            if (lines.longest > LONGEST) {
                throw new BrokenPackageException(
                        Check.SCHEMA, NAME, "entries of at most " + LONGEST + " bytes", "a longer line");
            }
            if (lines.state != LineStream.State.END) {
                throw new BrokenPackageException(
                        Check.CANONICAL, NAME, "an array with each entry on its own line", "another form");
            }
        }
    }

    /** Gives the entries of an archive whose chain has been verified to the consumer, in their order. */
    static void forEach(ArchiveReader archive, PromotionRecord.EntryConsumer consumer)
            throws IOException, BrokenPackageException {
        try (InputStream lines = lines(archive.open(NAME))) {
            for (Optional<EvidenceEntry> entry = next(lines); entry.isPresent(); entry = next(lines)) {
                consumer.accept(entry.get());
            }
        } catch (EntryFormatException e) {
            // The verifier has just read the same bytes; they were changed meanwhile.
            throw new BrokenPackageException(
                    Check.DOCUMENT, NAME, "the entries that were verified", String.valueOf(e.getMessage()));
        }
    }

    /** The next entry of such lines, empty behind the last. */
    private static Optional<EvidenceEntry> next(InputStream lines) throws IOException, EntryFormatException {
        byte[] line = new byte[1 << 10];
        int length = 0;
        for (int b = lines.read(); b >= 0; b = lines.read()) {
            if (b == '\n') {
                return Optional.of(EvidenceEntry.parse(Arrays.copyOf(line, length)));
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) b;
        }
        return Optional.empty();
    }

    /** Puts the brackets around the lines and commas between them. */
    private static final class ArrayStream extends InputStream {

        private final InputStream lines;
        private final byte[] buffer = new byte[1 << 16];
        private int at;
        private int end;

        /** What comes before the next byte of the lines. */
        private String pending = "[\n";

        private int pendingAt;
        private boolean lineFeedHeld;
        private boolean closed;

        ArrayStream(InputStream lines) {
            this.lines = lines;
        }

        @Override
        public int read() throws IOException {
            while (pendingAt == pending.length()) {
                if (closed) {
                    return -1;
                }
                int next = nextOfLines();
                if (next < 0) {
                    closed = true;
                    say(lineFeedHeld ? "\n]\n" : "]\n");
                } else if (lineFeedHeld) {
                    // A line feed is held back until it is known whether another line follows.
                    lineFeedHeld = false;
                    at--;
                    say(",\n");
                } else if (next == '\n') {
                    lineFeedHeld = true;
                } else {
                    return next;
                }
            }
            return pending.charAt(pendingAt++);
        }

        private void say(String text) {
            pending = text;
            pendingAt = 0;
        }

        private int nextOfLines() throws IOException {
            if (at == end) {
                at = 0;
                end = Math.max(0, lines.read(buffer, 0, buffer.length));
                if (end == 0) {
                    return -1;
                }
            }
            return buffer[at++] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            int read = 0;
            while (read < count) {
                int next = read();
                if (next < 0) {
                    return read == 0 ? -1 : read;
                }
                target[from + read++] = (byte) next;
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /** Takes brackets and commas away. */
    private static final class LineStream extends InputStream {

        /** What the next line is. */
        enum State {
            OPEN,
            ENTRY,
            CLOSE,
            END,
            BROKEN
        }

        private final InputStream file;
        private State state = State.OPEN;
        private int length;
        private int longest;
        private boolean commaHeld;
        private int held = -1;

        LineStream(InputStream file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            if (held >= 0) {
                int next = held;
                held = -1;
                return next;
            }
            if (state == State.OPEN) {
                state = file.read() == '[' && file.read() == '\n' ? State.ENTRY : State.BROKEN;
            }
            return state == State.ENTRY ? entryByte() : -1;
        }

        private int entryByte() throws IOException {
            int next = file.read();
            if (next == '\n') {
                if (!commaHeld) {
                    state = file.read() == ']' && file.read() == '\n' && file.read() < 0 ? State.END : State.BROKEN;
                }
                commaHeld = false;
                longest = Math.max(longest, length);
                length = 0;
                return '\n';
            }
            if (next < 0) {
                state = State.BROKEN;
                return -1;
            }
            if (commaHeld) {
                held = next == ',' ? -1 : next;
                commaHeld = next == ',';
                length += next == ',' ? 1 : 2;
                return ',';
            }
            if (next == ',') {
                commaHeld = true;
                return read();
            }
            length++;
            longest = Math.max(longest, length);
            return next;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            int read = 0;
            while (read < count) {
                int next = read();
                if (next < 0) {
                    return read == 0 ? -1 : read;
                }
                target[from + read++] = (byte) next;
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
