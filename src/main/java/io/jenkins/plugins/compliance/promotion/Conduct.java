package io.jenkins.plugins.compliance.promotion;

import java.time.Duration;

/**
 * How a promotion behaves when things do not go as they should.
 *
 * @param onFailure what follows when the action fails
 * @param onInterrupted what to do when this promotion was started before and has no end
 * @param patience how long to wait for another promotion of the service to end; zero to be refused at once
 */
public record Conduct(OnFailure onFailure, OnInterrupted onInterrupted, Duration patience) {

    /** Neither waits, nor rolls back, nor runs an action twice. */
    public static final Conduct STRICT = new Conduct(OnFailure.STOP, OnInterrupted.REFUSE, Duration.ZERO);

    /** @throws IllegalArgumentException when the time to wait is negative */
    public Conduct {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("a time to wait is not negative: " + patience);
        }
    }
}
