package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.Map;

/** Coverage as a whole and by file. */
final class CoverageContent implements ReportContent {

    private final CoverageCounts counts = new CoverageCounts();
    private final WorstRows files = new WorstRows();
    private long fileCount;

    /** The numbers of a report, or of a part of it that no other part overlaps. */
    void count(CoverageCounts more) {
        counts.addAll(more);
    }

    /** A file, which is listed and not counted. */
    void list(String file, CoverageCounts its) {
        fileCount++;
        files.offer(
                its.missed(CoverageMetric.LINE),
                () -> new JsonObject(its.numbers()).with("name", new JsonString(PlainText.name(file))));
    }

    CoverageCounts counts() {
        return counts;
    }

    @Override
    public EvidenceKind kind() {
        return EvidenceKind.COVERAGE;
    }

    @Override
    public JsonObject summary() {
        return new JsonObject(counts.json());
    }

    @Override
    public Map<String, JsonValue> details() {
        return Map.of(
                "files", files.json(),
                "file_count", new JsonNumber(fileCount),
                "truncated", JsonValue.of(files.truncated()));
    }

    @Override
    public void add(ReportContent other) {
        if (!(other instanceof CoverageContent that)) {
            throw new IllegalArgumentException("of another kind: " + other.kind());
        }
        counts.addAll(that.counts);
        files.offerAll(that.files);
        fileCount += that.fileCount;
    }
}
