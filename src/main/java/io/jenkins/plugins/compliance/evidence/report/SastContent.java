package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Findings by severity. */
final class SastContent implements ReportContent {

    private final SeverityCounts counts = new SeverityCounts();
    private long suppressed;
    private long incomplete;
    private final TreeMap<String, Long> notCounted = new TreeMap<>();
    private final WorstRows findings = new WorstRows();
    private final WorstRows suppressions = new WorstRows();

    /** A finding that counts. */
    void find(Severity severity, Supplier<JsonObject> row) {
        counts.add(severity);
        findings.offer(severity.rank(), row);
    }

    /** A finding that somebody has suppressed. */
    void suppress(Severity severity, Supplier<JsonObject> row) {
        suppressed++;
        suppressions.offer(severity.rank(), row);
    }

    /** Notes a run that says of itself that it was not successful. */
    void incomplete() {
        incomplete++;
    }

    /** A result that is no finding, by what it is instead. */
    void leaveOut(String kind) {
        notCounted.merge(kind, 1L, Long::sum);
    }

    @Override
    public EvidenceKind kind() {
        return EvidenceKind.SAST;
    }

    @Override
    public JsonObject summary() {
        return JsonObject.of(Map.of(
                "critical", counts.of(Severity.CRITICAL),
                "high", counts.of(Severity.HIGH),
                "medium", counts.of(Severity.MEDIUM),
                "low", counts.of(Severity.LOW),
                "total", counts.total(),
                "suppressed", suppressed,
                "incomplete", incomplete));
    }

    @Override
    public Map<String, JsonValue> details() {
        return Map.of(
                "findings", findings.json(),
                "suppressed_findings", suppressions.json(),
                "not_counted", JsonObject.of(notCounted),
                "truncated", JsonValue.of(findings.truncated() || suppressions.truncated()));
    }

    @Override
    public void add(ReportContent other) {
        if (!(other instanceof SastContent that)) {
            throw new IllegalArgumentException("of another kind: " + other.kind());
        }
        counts.addAll(that.counts);
        suppressed += that.suppressed;
        incomplete += that.incomplete;
        that.notCounted.forEach((kind, count) -> notCounted.merge(kind, count, Long::sum));
        findings.offerAll(that.findings);
        suppressions.offerAll(that.suppressions);
    }
}
