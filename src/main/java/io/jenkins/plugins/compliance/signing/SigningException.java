package io.jenkins.plugins.compliance.signing;

/** A signature could not be made. The message says why and what to do; it never holds secret bytes. */
public final class SigningException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what failed and the remedy */
    public SigningException(String message) {
        super(message);
    }

    /**
     * @param message what failed and the remedy
     * @param cause the failure of the key's keeper, for instance of a network call; it must hold no secret
     */
    public SigningException(String message, Throwable cause) {
        super(message, cause);
    }
}
