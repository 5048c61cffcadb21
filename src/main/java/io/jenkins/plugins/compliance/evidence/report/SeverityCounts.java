package io.jenkins.plugins.compliance.evidence.report;

import java.util.EnumMap;

/** Counts by severity. */
final class SeverityCounts {

    private final EnumMap<Severity, Long> counts = new EnumMap<>(Severity.class);

    void add(Severity severity) {
        counts.merge(severity, 1L, Long::sum);
    }

    void addAll(SeverityCounts others) {
        others.counts.forEach((severity, count) -> counts.merge(severity, count, Long::sum));
    }

    long of(Severity severity) {
        return counts.getOrDefault(severity, 0L);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
