package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recognises what a crash can leave of the one write of a group commit: a part without its last line feed, where the
 * write was cut; or zero bytes, where the file's length reached the disk and its pages did not. Neither occurs in a
 * line. Whatever else is wrong at the end of a file is no accident, and for the verifier to name.
 */
final class TornEnd {

    /** The most bytes that one group commit writes, and so the most that one crash can tear. */
    static final int LONGEST = 4 * JsonLimits.ENTRY.maxBytes();

    private TornEnd() {}

    /**
     * Where the torn end begins: at a line's beginning, or at {@code to} when nothing is torn.
     *
     * @param from where a line is known to begin
     * @param to how much of the file to look at
     */
    static long find(Path file, long from, long to) throws IOException {
        long windowFrom = Math.max(from, to - LONGEST);
        byte[] window = read(file, windowFrom, (int) (to - windowFrom));
        int fault = firstFault(window);
        if (fault == window.length) {
            return to;
        }
        int lineBegin = fault;
        while (lineBegin > 0 && window[lineBegin - 1] != '\n') {
            lineBegin--;
        }
        boolean tooLong = lineBegin == 0 && windowFrom > from;
        return tooLong ? to : windowFrom + lineBegin;
    }

    /** Whether the range is short enough for one write, and has a zero byte. */
    static boolean hasUnwrittenPage(Path file, long from, long to) throws IOException {
        if (to - from > LONGEST) {
            return false;
        }
        for (byte b : read(file, from, (int) (to - from))) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** The first zero byte, or the last byte when it is no line feed, or the length. */
    private static int firstFault(byte[] window) {
        for (int i = 0; i < window.length; i++) {
            if (window[i] == 0) {
                return i;
            }
        }
        boolean whole = window.length == 0 || window[window.length - 1] == '\n';
        return whole ? window.length : window.length - 1;
    }

    private static byte[] read(Path file, long from, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return in.readNBytes(length);
        }
    }
}
