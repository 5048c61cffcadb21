package io.jenkins.plugins.compliance.chain.note;

/** Bytes that are no key history; the message names the place by JSON Pointer or byte. */
public final class KeyHistoryFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    KeyHistoryFormatException(String pointer, String reason) {
        super("key history, " + (pointer.isEmpty() ? "" : pointer + ": ") + reason);
    }

    KeyHistoryFormatException(String pointer, Exception cause) {
        super("key history, " + (pointer.isEmpty() ? "" : pointer + ": ") + cause.getMessage(), cause);
    }
}
