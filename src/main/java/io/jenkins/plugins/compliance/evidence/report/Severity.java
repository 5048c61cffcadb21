package io.jenkins.plugins.compliance.evidence.report;

import java.util.Locale;
import java.util.Optional;

/** How bad a finding or a vulnerability is, worst first. */
enum Severity {
    CRITICAL(5),
    HIGH(4),
    MEDIUM(3),
    LOW(2),
    /** Nobody has said. */
    UNKNOWN(1);

    private final int rank;

    Severity(int rank) {
        this.rank = rank;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Greater is worse. */
    int rank() {
        return rank;
    }

    /** By a score from 0 to 10, as CVSS 3 and GitHub's {@code security-severity} have it. Something scored 0 is low. */
    static Severity ofScore(double score) {
        if (score >= 9) {
            return CRITICAL;
        } else if (score >= 7) {
            return HIGH;
        }
        return score >= 4 ? MEDIUM : LOW;
    }

    /** By the level of a SARIF result that fails. Without a level it is low, not nothing. */
    static Severity ofLevel(String level) {
        return switch (level) {
            case "error" -> HIGH;
            case "warning" -> MEDIUM;
            default -> LOW;
        };
    }

    /** By a word of CycloneDX or SPDX; empty for a word that is none. */
    static Optional<Severity> ofWord(String word) {
        return Optional.ofNullable(
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "critical" -> CRITICAL;
                    case "high" -> HIGH;
                    case "medium", "moderate" -> MEDIUM;
                    case "low", "info", "none", "negligible" -> LOW;
                    case "unknown" -> UNKNOWN;
                    default -> null;
                });
    }
}
