package io.jenkins.plugins.compliance.bundle;

import java.time.Instant;

/**
 * A span of time.
 *
 * @param from its first moment
 * @param until the first moment behind it
 */
public record Period(Instant from, Instant until) {

    /** All of time. */
    public static final Period ALWAYS = new Period(Instant.MIN, Instant.MAX);

    /** @throws IllegalArgumentException when it ends before it begins */
    public Period {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a period does not end before it begins: " + from + " to " + until);
        }
    }

    boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
