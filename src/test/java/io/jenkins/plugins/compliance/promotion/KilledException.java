package io.jenkins.plugins.compliance.promotion;

/** Stands for the end of a process, in tests that need many of them. */
final class KilledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KilledException(String where) {
        super(where);
    }
}
