package io.jenkins.plugins.compliance.signing.attestation;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryFormatException;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.chain.json.UnrepresentableJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The in-toto Statement v1 about one evidence entry, whose predicate is the entry itself.
 *
 * <p>The first subject is the entry as an artifact: the SHA-256 over its line without the line feed, which is what a
 * tool computes over a file that holds the entry. That is not the member {@code hash}, which stands in the predicate and
 * leaves itself out. Further subjects are the files that the entry refers to, see {@link FileReferences}.
 *
 * <p>Stateless and thread-safe.
 */
public final class EntryStatement {

    /** The payload type of its envelope (in-toto attestation framework v1, "Envelope"). */
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    /** The member {@code _type}. */
    public static final String STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

    /** The predicate type; docs/evidence-format.md describes it. */
    public static final String PREDICATE_TYPE = "https://plugins.jenkins.io/compliance-promotion/evidence-entry/v1";

    /** The longest statement that is written or read: an entry, and what it says of files a second time. */
    public static final int MAX_BYTES = 4 << 20;

    private static final JsonLimits LIMITS = new JsonLimits(MAX_BYTES, JsonLimits.ENTRY.maxDepth() + 1);

    private EntryStatement() {}

    /** The statement about an entry, in canonical form (RFC 8785). */
    public static byte[] of(EvidenceEntry entry) {
        return CanonicalJson.write(
                JsonObject.of(Map.of(
                        "_type",
                        STATEMENT_TYPE,
                        "subject",
                        subjects(entry),
                        "predicateType",
                        PREDICATE_TYPE,
                        "predicate",
                        predicate(entry))),
                CanonicalJson.Numbers.SAFE,
                LIMITS);
    }

    private static JsonValue predicate(EvidenceEntry entry) {
        try {
            return JsonParser.parse(entry.line(), JsonLimits.ENTRY);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("an entry's line is canonical JSON", e);
        }
    }

    private static JsonArray subjects(EvidenceEntry entry) {
        List<JsonValue> subjects = new ArrayList<>();
        subjects.add(JsonObject.of(Map.of(
                "name",
                entry.service() + "/" + entry.sequence(),
                "digest",
                Map.of("sha256", Sha256Digest.compute(entry.line()).hex()))));
        subjects.addAll(FileReferences.subjects(entry.data()));
        return new JsonArray(subjects);
    }

    /**
     * Reads a statement whose envelope has been verified. Members it does not know are ignored, as in-toto asks.
     *
     * @return the entry, well-formed and with its own hash
     * @throws AttestationException when it is no statement about an evidence entry, the entry is not well-formed, or the
     *     subjects are not this entry's
     */
    public static EvidenceEntry read(byte[] payload) throws AttestationException {
        JsonObject statement = parse(payload);
        require(statement, "_type", STATEMENT_TYPE);
        require(statement, "predicateType", PREDICATE_TYPE);
        EvidenceEntry entry = entry(statement);
        if (!subjects(entry).equals(statement.member("subject").orElse(null))) {
            throw new AttestationException("the statement's /subject does not name the entry " + entry.service() + "/"
                    + entry.sequence() + " of its predicate and the files in it, by their SHA-256");
        }
        return entry;
    }

    private static JsonObject parse(byte[] payload) throws AttestationException {
        try {
            if (JsonParser.parse(payload, LIMITS) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonSyntaxException e) {
            throw new AttestationException("the statement is not JSON: " + e.getMessage(), e);
        }
        throw new AttestationException("the statement is not a JSON object");
    }

    private static void require(JsonObject statement, String name, String expected) throws AttestationException {
        if (!statement.text(name).equals(Optional.of(expected))) {
            throw new AttestationException("the statement's /" + name + " is not " + expected);
        }
    }

    private static EvidenceEntry entry(JsonObject statement) throws AttestationException {
        JsonObject predicate = statement
                .object("predicate")
                .orElseThrow(() -> new AttestationException("the statement's /predicate is missing or not an object"));
        try {
            return EvidenceEntry.parse(CanonicalJson.write(predicate, CanonicalJson.Numbers.SAFE, JsonLimits.ENTRY));
        } catch (EntryFormatException | UnrepresentableJsonException e) {
            throw new AttestationException(
                    "the statement's predicate is no evidence entry of format 1: " + e.getMessage(), e);
        }
    }
}
