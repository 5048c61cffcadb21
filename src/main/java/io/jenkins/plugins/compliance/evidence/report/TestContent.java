package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Tests by outcome. */
final class TestContent implements ReportContent {

    private final EnumMap<TestOutcome, Long> counts = new EnumMap<>(TestOutcome.class);
    private long flaky;
    private final WorstRows failures = new WorstRows();

    /** So many tests with one outcome; the row says which, for those that did not pass. */
    void count(TestOutcome outcome, long tests, Supplier<JsonObject> row) {
        counts.merge(outcome, tests, Long::sum);
        if (outcome == TestOutcome.FAILED || outcome == TestOutcome.ERROR) {
            failures.offer(0, row);
        }
    }

    /** Notes that a test passed only when it was run again; it is counted beside. */
    void flaky() {
        flaky++;
    }

    /** How many failed or could not be run. */
    long failures() {
        return of(TestOutcome.FAILED) + of(TestOutcome.ERROR);
    }

    private long of(TestOutcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    @Override
    public EvidenceKind kind() {
        return EvidenceKind.TESTS;
    }

    @Override
    public JsonObject summary() {
        return JsonObject.of(Map.of(
                "total", counts.values().stream().mapToLong(Long::longValue).sum(),
                "passed", of(TestOutcome.PASSED),
                "failed", of(TestOutcome.FAILED),
                "errors", of(TestOutcome.ERROR),
                "skipped", of(TestOutcome.SKIPPED),
                "flaky", flaky));
    }

    @Override
    public Map<String, JsonValue> details() {
        return Map.of("failures", failures.json(), "truncated", JsonValue.of(failures.truncated()));
    }

    @Override
    public void add(ReportContent other) {
        if (!(other instanceof TestContent that)) {
            throw new IllegalArgumentException("of another kind: " + other.kind());
        }
        that.counts.forEach((outcome, count) -> counts.merge(outcome, count, Long::sum));
        flaky += that.flaky;
        failures.offerAll(that.failures);
    }
}
