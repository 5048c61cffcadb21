package io.jenkins.plugins.compliance.promotion;

/**
 * What to do with a promotion that was started and has no end. Nobody can tell from the chain whether its action ran, is
 * running still, or never began; so the caller decides.
 */
public enum OnInterrupted {
    /** Leave it as it is, and say so. */
    REFUSE,
    /** Run the action again, which therefore has to bear that. */
    RERUN,
    /** Close it as abandoned. */
    ABANDON
}
