package io.jenkins.plugins.compliance.policy;

/** An expression came to no answer. The message says why, in printable ASCII. */
final class ExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    ExpressionException(String message) {
        super(Quoted.ascii(message));
    }

    ExpressionException(String message, Throwable cause) {
        super(Quoted.ascii(message), cause);
    }
}
