package io.jenkins.plugins.compliance.chain.verify;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Passes findings on and counts them, so that a report needs no room for them. Confined to one thread. */
final class FindingTally {

    private final Consumer<Finding> sink;
    private final Map<Check, Long> counts = new EnumMap<>(Check.class);

    FindingTally(Consumer<Finding> sink) {
        this.sink = sink;
    }

    void report(Finding finding) {
        counts.merge(finding.check(), 1L, Long::sum);
        sink.accept(finding);
    }

    Map<Check, Long> counts() {
        return counts;
    }
}
