package io.jenkins.plugins.compliance.signing;

/** The platform computed something else than the published answer; the message names what, expected and found. */
public final class KnownAnswerException extends Exception {

    private static final long serialVersionUID = 1;

    KnownAnswerException(String check, String expected, String found) {
        super(check + ": expected " + expected + ", found " + found);
    }
}
