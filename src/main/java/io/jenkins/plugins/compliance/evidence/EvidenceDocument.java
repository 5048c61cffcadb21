package io.jenkins.plugins.compliance.evidence;

import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A normalised document: what some reports of one kind say, in one form whatever tools wrote them. Its schema is
 * published as {@code evidence-<kind>.schema.json}. Immutable.
 *
 * @param kind what it is about
 * @param reports the reports: file references with the members {@code format}, {@code tool}, {@code time} and
 *     {@code summary} beside, as far as they are known
 * @param summary flat: numbers by name; what gates look at
 * @param details what stands behind the numbers, bounded: the worst findings, files, failures
 */
public record EvidenceDocument(
        EvidenceKind kind, List<JsonObject> reports, JsonObject summary, Map<String, JsonValue> details) {

    /** The version of the form. */
    public static final int FORMAT = 1;

    /** The media type of {@link #bytes()}. */
    public static final String MEDIA_TYPE = "application/json";

    public EvidenceDocument {
        reports = List.copyOf(reports);
        details = Map.copyOf(details);
    }

    /** The whole document. */
    public JsonObject json() {
        TreeMap<String, JsonValue> members = new TreeMap<>(details);
        members.put("format", new JsonNumber(FORMAT));
        members.put("kind", new JsonString(kind.word()));
        members.put("reports", new JsonArray(List.copyOf(reports)));
        members.put("summary", summary);
        return new JsonObject(members);
    }

    /** The document's one sequence of bytes: canonical JSON (RFC 8785). */
    public byte[] bytes() {
        return CanonicalJson.write(json());
    }
}
