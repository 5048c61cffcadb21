package io.jenkins.plugins.compliance.jenkins.config;

/** The policy that a step names is not there, or may not be read. The message is the reason nothing is promoted. */
final class PolicySourceException extends Exception {

    private static final long serialVersionUID = 1L;

    PolicySourceException(String message) {
        super(message);
    }
}
