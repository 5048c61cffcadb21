package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.time.Duration;
import java.util.Optional;

/**
 * Evidence that must be there.
 *
 * @param kind what it is about
 * @param maxAge how old it may be; empty when it may be of any age
 */
public record EvidenceRequirement(EvidenceKind kind, Optional<Duration> maxAge) {

    /** The requirement in words: {@code sast, at most 7d old}. */
    public String requirement() {
        return kind
                + maxAge.map(age -> ", at most " + Durations.format(age) + " old")
                        .orElse(", of any age");
    }
}
