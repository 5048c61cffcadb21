package io.jenkins.plugins.compliance.chain.note;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a checkpoint log, of which each is kept only as far as a note may be long. Confined to one thread. */
final class CheckpointLogLines {

    /** What a line is, by its first bytes and its end. */
    enum Kind {
        END_OF_STREAM,
        EMPTY,
        TEXT,
        SIGNATURE,
        /** The stream ended before the line feed. */
        TORN
    }

    private static final byte[] SIGNATURE_PREFIX = "\u2014 ".getBytes(StandardCharsets.UTF_8);

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private Kind kind = Kind.END_OF_STREAM;
    private long length;
    private boolean isPutBack;

    CheckpointLogLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line, or to the same once more after {@link #putBack}. */
    Kind next() throws IOException {
        if (isPutBack) {
            isPutBack = false;
        } else {
            read();
        }
        return kind;
    }

    void putBack() {
        isPutBack = true;
    }

    /** The number of bytes of the line, with its line feed. */
    long length() {
        return length;
    }

    /** Appends the line with its line feed, as far as a note may be long and one byte more. */
    void appendTo(ByteArrayOutputStream target) {
        byte[] bytes = kept.toByteArray();
        target.write(bytes, 0, Math.min(bytes.length, SignedNote.MAX_BYTES + 1 - target.size()));
    }

    private void read() throws IOException {
        kept.reset();
        length = 0;
        while (position < limit || fill()) {
            int from = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            boolean whole = position < limit;
            position += whole ? 1 : 0;
            keep(from, position - from);
            if (whole) {
                kind = kindOfWholeLine();
                return;
            }
        }
        kind = length == 0 ? Kind.END_OF_STREAM : Kind.TORN;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = in.read(buffer);
        return limit >= 0;
    }

    private void keep(int from, int count) {
        length += count;
        kept.write(buffer, from, Math.min(count, SignedNote.MAX_BYTES + 1 - kept.size()));
    }

    private Kind kindOfWholeLine() {
        if (length == 1) {
            return Kind.EMPTY;
        }
        byte[] bytes = kept.toByteArray();
        boolean isSignature = bytes.length > SIGNATURE_PREFIX.length
                && Arrays.equals(bytes, 0, SIGNATURE_PREFIX.length, SIGNATURE_PREFIX, 0, SIGNATURE_PREFIX.length);
        return isSignature ? Kind.SIGNATURE : Kind.TEXT;
    }
}
