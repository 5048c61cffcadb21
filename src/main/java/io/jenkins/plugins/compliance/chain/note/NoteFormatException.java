package io.jenkins.plugins.compliance.chain.note;

/** A text that breaks the format it is read as. The message begins with line and byte, and says what is wrong there. */
public final class NoteFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final long offset;
    private final String reason;

    NoteFormatException(long line, long offset, String reason) {
        super("line " + line + ", byte " + offset + ": " + reason);
        this.line = line;
        this.offset = offset;
        this.reason = reason;
    }

    /** The number of the line, from 1. */
    public long line() {
        return line;
    }

    /** The number of bytes before the place, in the text or stream that was read. */
    public long offset() {
        return offset;
    }

    /** What is wrong, without the place. */
    public String reason() {
        return reason;
    }
}
