package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines, of which one is held at a time, none longer than an entry may be. The line's bytes are valid
 * until the next call. Confined to one thread.
 */
final class LineReader implements Closeable {

    private static final int LONGEST = JsonLimits.ENTRY.maxBytes() + 1;

    private final InputStream in;
    private byte[] bytes = new byte[1 << 16];
    private int from;
    private int to;
    private int filled;
    private long offset;
    private boolean terminated;
    private boolean ended;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next line; false at the end of the stream. A last line without line feed, and the beginning of one that
     * is too long, are given as they are, {@link #terminated} says so, and nothing follows.
     */
    boolean next() throws IOException {
        if (ended) {
            return false;
        }
        int begin = terminated ? to + 1 : to;
        offset += begin - from;
        from = begin;
        int scanned = 0;
        while (true) {
            int end = lineFeed(from + scanned);
            if (end < filled) {
                to = end;
                terminated = true;
                return true;
            }
            scanned = filled - from;
            if (scanned > LONGEST || !fill()) {
                to = filled;
                terminated = false;
                ended = true;
                return to > from;
            }
        }
    }

    private int lineFeed(int begin) {
        int i = begin;
        while (i < filled && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Reads more behind the line begun, which moves to the front when the array is full. */
    private boolean fill() throws IOException {
        if (filled == bytes.length) {
            int length = filled - from;
            byte[] target = length > bytes.length / 2 ? new byte[2 * bytes.length] : bytes;
            System.arraycopy(bytes, from, target, 0, length);
            bytes = target;
            from = 0;
            filled = length;
        }
        int read = in.read(bytes, filled, bytes.length - filled);
        filled += Math.max(0, read);
        return read >= 0;
    }

    /** The array in which the line lies. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the line begins in {@link #bytes}. */
    int from() {
        return from;
    }

    /** Where the line ends in {@link #bytes}, line feed excluded. */
    int to() {
        return to;
    }

    /** A copy of the line. */
    byte[] line() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** Offset of the line's first byte in the stream. */
    long offset() {
        return offset;
    }

    /** Whether a line feed ends the line. */
    boolean terminated() {
        return terminated;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
