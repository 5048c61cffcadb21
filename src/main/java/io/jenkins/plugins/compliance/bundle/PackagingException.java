package io.jenkins.plugins.compliance.bundle;

/** A package that cannot be made, and why; nothing of it is left behind. The message names the remedy. */
public final class PackagingException extends Exception {

    private static final long serialVersionUID = 1L;

    PackagingException(String message) {
        super(message);
    }

    PackagingException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
