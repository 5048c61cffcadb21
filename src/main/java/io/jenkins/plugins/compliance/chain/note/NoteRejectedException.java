package io.jenkins.plugins.compliance.chain.note;

/** A well-formed note that must not be trusted. The message names the keys and what to do. */
public final class NoteRejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why, for who has to tell a forgery from a key that is merely missing. */
    public enum Reason {
        /** No signature is by any key that is known here: nothing is proven, in either direction. */
        UNVERIFIED,
        /** A signature that bears a known key's name and ID is not that key's. */
        BAD_SIGNATURE,
        /** The keys that signed were not valid at the checkpoint's size. */
        KEY_OUT_OF_RANGE,
        /** The checkpoint is another log's. */
        OTHER_ORIGIN
    }

    private final Reason reason;

    NoteRejectedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    NoteRejectedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why the note was rejected. */
    public Reason reason() {
        return reason;
    }
}
