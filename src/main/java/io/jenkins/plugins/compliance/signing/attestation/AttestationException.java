package io.jenkins.plugins.compliance.signing.attestation;

/** An envelope or statement that must not be trusted. The message says what was expected and what was found. */
public final class AttestationException extends Exception {

    private static final long serialVersionUID = 1L;

    AttestationException(String message) {
        super(message);
    }

    AttestationException(String message, Throwable cause) {
        super(message, cause);
    }
}
