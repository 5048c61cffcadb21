package io.jenkins.plugins.compliance.chain.note;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Walks line by line over a hostile text that was checked to be UTF-8 without control characters, and places errors:
 * only then are characters counted back into lines and bytes. Confined to one thread.
 */
final class NoteCursor {

    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]*+");

    /** Lines and bytes of the surrounding text or stream before this one. */
    private final long linesBefore;

    private final long bytesBefore;
    private final String text;

    /** Where the line that was read last begins, and where the next one does. */
    private int lineStart;

    private int position;

    private NoteCursor(long linesBefore, long bytesBefore, String text) {
        this.linesBefore = linesBefore;
        this.bytesBefore = bytesBefore;
        this.text = text;
    }

    /**
     * @param linesBefore lines, and
     * @param bytesBefore bytes, that stand before this text in what it was cut from
     */
    static NoteCursor over(byte[] utf8, int maxBytes, long linesBefore, long bytesBefore) throws NoteFormatException {
        if (utf8.length > maxBytes) {
            throw tooLong(maxBytes, linesBefore, bytesBefore);
        }
        CharBuffer decoded = CharBuffer.allocate(utf8.length);
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, decoded, true);
        NoteCursor cursor =
                new NoteCursor(linesBefore, bytesBefore, decoded.flip().toString());
        if (result.isError()) {
            throw cursor.errorAt(cursor.text.length(), "not UTF-8; restore the original bytes");
        }
        cursor.requireLegal();
        return cursor;
    }

    static NoteCursor over(String text, int maxBytes) throws NoteFormatException {
        if (text.length() > maxBytes) {
            throw tooLong(maxBytes, 0, 0);
        }
        NoteCursor cursor = new NoteCursor(0, 0, text);
        cursor.requireLegal();
        return cursor;
    }

    void requireAtMost(int maxBytes) throws NoteFormatException {
        if (bytesTo(text.length()) > maxBytes) {
            throw tooLong(maxBytes, linesBefore, bytesBefore);
        }
    }

    private static NoteFormatException tooLong(int maxBytes, long linesBefore, long bytesBefore) {
        return new NoteFormatException(linesBefore + 1, bytesBefore, "longer than " + maxBytes + " bytes");
    }

    private void requireLegal() throws NoteFormatException {
        int illegal = NoteText.firstIllegal(text);
        if (illegal < 0) {
            return;
        }
        char c = text.charAt(illegal);
        String remedy = c == '\r' ? "; undo the conversion to Windows line ends" : "";
        throw errorAt(illegal, String.format("the character U+%04X is not allowed", (int) c) + remedy);
    }

    /** A cursor over the text from an index on, that places errors in the same whole. */
    NoteCursor from(int index) {
        return new NoteCursor(linesBefore + linesTo(index), bytesBefore + bytesTo(index), text.substring(index));
    }

    /** A cursor over the text up to an index. */
    NoteCursor to(int index) {
        return new NoteCursor(linesBefore, bytesBefore, text.substring(0, index));
    }

    String text() {
        return text;
    }

    /** The index where the next line begins. */
    int position() {
        return position;
    }

    boolean atEnd() {
        return position == text.length();
    }

    /**
     * The next line, without its line feed.
     *
     * @param what the line should be, for the error
     */
    String line(String what) throws NoteFormatException {
        if (atEnd()) {
            throw errorAt(position, "the text ends where " + what + " should be");
        }
        int end = text.indexOf('\n', position);
        if (end < 0) {
            throw errorAt(text.length(), "the text ends within " + what + ", without a line feed");
        }
        lineStart = position;
        position = end + 1;
        return text.substring(lineStart, end);
    }

    /** The line that was read last, or a part of it, as a number. */
    long decimal(int column, String digits, String what) throws NoteFormatException {
        if (!DECIMAL.matcher(digits).matches()) {
            throw error(column, what + " is not a decimal number without leading zeros: " + Excerpt.of(digits));
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw error(column, what + " is larger than " + Long.MAX_VALUE);
        }
    }

    /** The line that was read last, or a part of it, as bytes. */
    byte[] base64(int column, String encoded, String what) throws NoteFormatException {
        return CanonicalBase64.decode(encoded)
                .orElseThrow(() -> error(column, what + " is not canonical Base64: " + Excerpt.of(encoded)));
    }

    /** The line that was read last as a hash. */
    Sha256Digest hash(String encoded, String what) throws NoteFormatException {
        byte[] bytes = base64(0, encoded, what);
        if (bytes.length != Sha256Digest.BYTES) {
            throw error(0, what + " has " + bytes.length + " bytes, not " + Sha256Digest.BYTES);
        }
        return Sha256Digest.of(bytes);
    }

    /** An error in the line that was read last. */
    NoteFormatException error(int column, String reason) {
        return errorAt(lineStart + column, reason);
    }

    NoteFormatException errorAt(int index, String reason) {
        return new NoteFormatException(linesBefore + linesTo(index) + 1, bytesBefore + bytesTo(index), reason);
    }

    private long linesTo(int index) {
        return text.chars().limit(index).filter(c -> c == '\n').count();
    }

    private long bytesTo(int index) {
        return text.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
    }
}
