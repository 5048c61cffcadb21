package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one verification of a chain came to. Immutable.
 *
 * @param service whose chain
 * @param verdict what it comes to
 * @param at when it ended, in whole milliseconds
 * @param duration how long it took
 * @param size number of entries
 * @param head hash of the last entry
 * @param covered how many entries a trusted signature covers
 * @param reasons why the verdict is "cannot tell"; empty otherwise
 * @param findings the first findings, at most {@link #MAX_FINDINGS}
 * @param counts number of findings, and of reasons, by kind; kinds without any are absent
 */
public record VerificationResult(
        ServiceName service,
        Verdict verdict,
        Instant at,
        Duration duration,
        long size,
        Optional<Sha256Digest> head,
        long covered,
        List<String> reasons,
        List<VerificationFinding> findings,
        Map<BreakKind, Long> counts) {

    /** The most findings that are kept; all are counted. */
    public static final int MAX_FINDINGS = 20;

    public VerificationResult {
        reasons = List.copyOf(reasons);
        findings = List.copyOf(findings);
        EnumMap<BreakKind, Long> copy = new EnumMap<>(BreakKind.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
    }

    /** How many findings, or reasons, there were of a kind. */
    public long count(BreakKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** Whether it is known that the chain is broken. */
    public boolean isBroken() {
        return verdict == Verdict.BROKEN;
    }

    /** Whether everything could be checked, and nothing was found. */
    public boolean isValid() {
        return verdict == Verdict.VALID;
    }
}
