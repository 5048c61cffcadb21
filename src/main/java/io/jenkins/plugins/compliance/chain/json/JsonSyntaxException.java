package io.jenkins.plugins.compliance.chain.json;

/** Bytes that are not JSON as this project reads it: RFC 8259 within RFC 7493 (I-JSON) and the given limits. */
public final class JsonSyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    private final int offset;
    private final String reason;

    JsonSyntaxException(int offset, String reason) {
        super("at byte " + offset + ": " + reason);
        this.offset = offset;
        this.reason = reason;
    }

    /** Zero-based offset of the first byte that is wrong. */
    public int offset() {
        return offset;
    }

    /** What is wrong there. */
    public String reason() {
        return reason;
    }
}
