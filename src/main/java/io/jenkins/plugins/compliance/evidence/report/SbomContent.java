package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Components, and the vulnerabilities known in them. A bill of materials that says nothing about vulnerabilities is not
 * one without: then their numbers are missing, and no gate on them passes.
 */
final class SbomContent implements ReportContent {

    private final SeverityCounts counts = new SeverityCounts();
    private long componentCount;
    private long suppressed;
    private boolean lookedFor;
    private final WorstRows components = new WorstRows();
    private final WorstRows vulnerabilities = new WorstRows();

    /** A component. */
    void component(Supplier<JsonObject> row) {
        componentCount++;
        components.offer(0, row);
    }

    /** Notes that vulnerabilities were looked for, be there any or not. */
    void lookedForVulnerabilities() {
        lookedFor = true;
    }

    /** A vulnerability; one that was analysed and does not matter is counted as suppressed and nowhere else. */
    void vulnerability(Severity severity, boolean doesNotMatter, Supplier<JsonObject> row) {
        lookedFor = true;
        if (doesNotMatter) {
            suppressed++;
        } else {
            counts.add(severity);
        }
        vulnerabilities.offer(doesNotMatter ? 0 : severity.rank(), row);
    }

    @Override
    public EvidenceKind kind() {
        return EvidenceKind.SBOM;
    }

    @Override
    public JsonObject summary() {
        TreeMap<String, JsonValue> summary = new TreeMap<>();
        summary.put("components", new JsonNumber(componentCount));
        if (lookedFor) {
            for (Severity severity : Severity.values()) {
                summary.put(severity.word(), new JsonNumber(counts.of(severity)));
            }
            summary.put("suppressed", new JsonNumber(suppressed));
        }
        return new JsonObject(summary);
    }

    @Override
    public Map<String, JsonValue> details() {
        return Map.of(
                "components", components.json(),
                "vulnerabilities", vulnerabilities.json(),
                "truncated", JsonValue.of(components.truncated() || vulnerabilities.truncated()));
    }

    @Override
    public void add(ReportContent other) {
        if (!(other instanceof SbomContent that)) {
            throw new IllegalArgumentException("of another kind: " + other.kind());
        }
        counts.addAll(that.counts);
        componentCount += that.componentCount;
        suppressed += that.suppressed;
        lookedFor |= that.lookedFor;
        components.offerAll(that.components);
        vulnerabilities.offerAll(that.vulnerabilities);
    }
}
