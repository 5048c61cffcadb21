package io.jenkins.plugins.compliance.signing;

/**
 * A key cannot be read, trusted or created. The message names the place, what is wrong there and the remedy; neither
 * it nor its causes hold secret bytes.
 */
public final class UnusableKeyException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message the place, what is wrong, and the remedy */
    public UnusableKeyException(String message) {
        super(message);
    }

    /**
     * @param message the place, what is wrong, and the remedy
     * @param cause the failure underneath; never an exception of a parser that has seen secret bytes
     */
    public UnusableKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
