package io.jenkins.plugins.compliance.cli;

/** What was asked for cannot be done. The message says why, and the remedy. */
final class CommandFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }

    CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
