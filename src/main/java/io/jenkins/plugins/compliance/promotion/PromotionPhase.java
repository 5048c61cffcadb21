package io.jenkins.plugins.compliance.promotion;

/** Where a promotion of one service is. docs/promotion.md has the table of phases and events. */
public enum PromotionPhase {
    /** Asked for. */
    REQUESTED(false, false),
    /** The gates were evaluated; the verdict stands in the entry. */
    EVALUATED(false, false),
    /** Every gate passed. */
    VALIDATED(false, false),
    /** Some gate did not pass, or could not be evaluated. */
    REJECTED(true, false),
    /** The action runs. This is the lock: one promotion of a service at a time is in this phase or the next. */
    STARTED(false, true),
    /** The action failed, and what was there before is being brought back. */
    ROLLING_BACK(false, true),
    /** The action succeeded. */
    COMPLETED(true, false),
    /** The action failed. */
    FAILED(true, false),
    /** The action failed, and what was there before is back. */
    ROLLED_BACK(true, false),
    /** Closed without having got to another end. */
    ABANDONED(true, false);

    private final boolean terminal;
    private final boolean locking;

    PromotionPhase(boolean terminal, boolean locking) {
        this.terminal = terminal;
        this.locking = locking;
    }

    /** Whether nothing follows. */
    public boolean isTerminal() {
        return terminal;
    }

    /** Whether no other promotion of the service may start. */
    public boolean isLocking() {
        return locking;
    }
}
