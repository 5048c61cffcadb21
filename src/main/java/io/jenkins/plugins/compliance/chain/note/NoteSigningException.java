package io.jenkins.plugins.compliance.chain.note;

/** A signer could not sign; the cause, where there is one, is the signer's own. */
public final class NoteSigningException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message says which key could not sign, why, and what to do about it */
    public NoteSigningException(String message, Throwable cause) {
        super(message, cause);
    }
}
