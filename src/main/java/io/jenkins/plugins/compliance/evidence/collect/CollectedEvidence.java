package io.jenkins.plugins.compliance.evidence.collect;

import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.evidence.EvidenceDocument;
import io.jenkins.plugins.compliance.evidence.FileReference;
import java.util.List;

/**
 * Evidence that was collected; the files behind all references are kept. Immutable.
 *
 * @param document the normalised document
 * @param documentFile the document as a file, named by its kind
 * @param reportFiles the reports, in the order of the document's
 */
public record CollectedEvidence(
        EvidenceDocument document, FileReference documentFile, List<FileReference> reportFiles) {

    /** How many reports an entry lists; an entry has at most 1 MiB, and the document lists them all. */
    public static final int MOST_IN_ENTRY = 500;

    public CollectedEvidence {
        reportFiles = List.copyOf(reportFiles);
    }

    /**
     * The {@code data} of the entry {@code evidence_collected}: {@code kind}, {@code document}, {@code summary},
     * {@code reports} with {@code format} and {@code tool} as far as known, and {@code report_count}, which is greater
     * than the number listed when there are more than {@value #MOST_IN_ENTRY}.
     */
    public JsonObject entryData() {
        List<JsonValue> listed = document.reports().stream()
                .limit(MOST_IN_ENTRY)
                .map(report -> (JsonValue) report.without("summary").without("time"))
                .toList();
        return JsonObject.EMPTY
                .with("event", new JsonString("evidence_collected"))
                .with("kind", new JsonString(document.kind().word()))
                .with("document", documentFile.toJson())
                .with("report_count", new JsonNumber(reportFiles.size()))
                .with("reports", new JsonArray(listed))
                .with("summary", document.summary());
    }
}
