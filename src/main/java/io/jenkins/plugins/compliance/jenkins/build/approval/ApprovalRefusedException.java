package io.jenkins.plugins.compliance.jenkins.build.approval;

/** An approval was not taken. The message says why, to the one who gave it. */
final class ApprovalRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    ApprovalRefusedException(String message) {
        super(message);
    }
}
