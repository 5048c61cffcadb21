package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much of each metric is covered, of how much. */
final class CoverageCounts {

    private final EnumMap<CoverageMetric, Long> covered = new EnumMap<>(CoverageMetric.class);
    private final EnumMap<CoverageMetric, Long> total = new EnumMap<>(CoverageMetric.class);

    /** @param more how many were covered, at most {@code ofMore} */
    void add(CoverageMetric metric, long more, long ofMore) {
        covered.merge(metric, more, Long::sum);
        total.merge(metric, ofMore, Long::sum);
    }

    void addAll(CoverageCounts others) {
        others.covered.forEach((metric, count) -> covered.merge(metric, count, Long::sum));
        others.total.forEach((metric, count) -> total.merge(metric, count, Long::sum));
    }

    long covered(CoverageMetric metric) {
        return covered.getOrDefault(metric, 0L);
    }

    long total(CoverageMetric metric) {
        return total.getOrDefault(metric, 0L);
    }

    long missed(CoverageMetric metric) {
        return total(metric) - covered(metric);
    }

    /**
     * The percentages of what was counted at all, and lines and branches as numbers. Rounded down: 100 is said only when
     * everything is covered.
     */
    SortedMap<String, JsonValue> json() {
        SortedMap<String, JsonValue> json = numbers();
        for (CoverageMetric metric : CoverageMetric.values()) {
            if (total(metric) > 0) {
                json.put(
                        metric.word(),
                        JsonValue.of(BigDecimal.valueOf(covered(metric))
                                .scaleByPowerOfTen(2)
                                .divide(BigDecimal.valueOf(total(metric)), 2, RoundingMode.DOWN)));
            }
        }
        return json;
    }

    /** Lines and branches, as far as they were counted. */
    SortedMap<String, JsonValue> numbers() {
        TreeMap<String, JsonValue> json = new TreeMap<>();
        for (CoverageMetric metric : new CoverageMetric[] {CoverageMetric.LINE, CoverageMetric.BRANCH}) {
            if (total(metric) > 0) {
                json.put(metric.word() + "_covered", new JsonNumber(covered(metric)));
                json.put(metric.word() + "_total", new JsonNumber(total(metric)));
            }
        }
        return json;
    }

    /** Whether both say the same of every metric. */
    boolean sameAs(CoverageCounts others) {
        return Arrays.stream(CoverageMetric.values())
                .allMatch(metric -> covered(metric) == others.covered(metric) && total(metric) == others.total(metric));
    }
}
