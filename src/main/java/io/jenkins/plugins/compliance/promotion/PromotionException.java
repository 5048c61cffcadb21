package io.jenkins.plugins.compliance.promotion;

/**
 * A promotion that cannot be carried out as it was asked for, and of which nothing was recorded because of that. The
 * message names the service, the reason and the remedy.
 */
public final class PromotionException extends Exception {

    private static final long serialVersionUID = 1L;

    public PromotionException(String message) {
        super(message);
    }

    public PromotionException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
