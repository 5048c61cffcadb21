package io.jenkins.plugins.compliance.store;

/**
 * A chain that is not what was once written. It is not opened for writing, since every further entry would bury the
 * break; it can still be read and verified.
 */
public final class BrokenChainException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** @param message with file, place, what was expected and found, and the remedy */
    public BrokenChainException(String message) {
        super(message);
    }

    private BrokenChainException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    BrokenChainException again() {
        return new BrokenChainException(getMessage(), this);
    }
}
