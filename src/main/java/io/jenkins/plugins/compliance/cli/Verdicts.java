package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.verify.Check;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import java.util.Map;
import java.util.TreeMap;

/** How the JSON of several commands spells what a verifier says. */
final class Verdicts {

    private Verdicts() {}

    static String id(Verdict verdict) {
        return switch (verdict) {
            case VALID -> "valid";
            case BROKEN -> "broken";
            case CANNOT_TELL -> "cannot_tell";
        };
    }

    static Map<String, Long> counts(Map<Check, Long> findings) {
        Map<String, Long> counts = new TreeMap<>();
        findings.forEach((check, count) -> counts.put(check.id(), count));
        return counts;
    }
}
