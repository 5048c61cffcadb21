package io.jenkins.plugins.compliance.chain.note;

/** Bytes that are no key history; the message names the place by JSON Pointer or byte. */
public final class KeyHistoryFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    KeyHistoryFormatException(String pointer, String reason) {
        super(place(pointer) + reason);
    }

    KeyHistoryFormatException(String pointer, Exception cause) {
        super(place(pointer) + cause.getMessage(), cause);
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "key history: " : "key history at " + pointer + ": ";
    }
}
