package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import io.jenkins.plugins.compliance.evidence.EvidenceFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Reads the normalised document behind an {@code evidence_collected} entry again: an entry that speaks of a document
 * nobody can produce any more, or of other numbers than the document has, is no evidence. Thread-safe.
 */
final class EvidenceReadback {

    /** Documents are bounded by their readers; a larger one is not ours. */
    private static final int MAX_BYTES = 64 << 20;

    private static final JsonLimits LIMITS = new JsonLimits(MAX_BYTES, 64);

    private final EvidenceFiles files;

    EvidenceReadback(EvidenceFiles files) {
        this.files = files;
    }

    /** What is wrong with it; empty when the document is there, is the one, and says what the entry says. */
    Optional<String> problem(EvidenceRecord record) {
        return fault(record)
                .map(fault -> "the " + record.kind() + " evidence of entry "
                        + record.entry().sequence() + " does not count, since its document "
                        + record.document().digest().hex().substring(0, 12) + " " + fault + "; collect it again");
    }

    private Optional<String> fault(EvidenceRecord record) {
        byte[] bytes;
        try (InputStream in = files.open(record.document().digest())) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            return Optional.of("is gone");
        } catch (IOException e) {
            return Optional.of("cannot be read: " + e.getMessage());
        }
        if (bytes.length > MAX_BYTES) {
            return Optional.of("is longer than " + MAX_BYTES + " bytes");
        }
        // The store hashes what it reads; this does not depend on which store it is.
        if (bytes.length != record.document().size()
                || !Sha256Digest.compute(bytes).equals(record.document().digest())) {
            return Optional.of("has other bytes than were recorded");
        }
        return disagreement(record, bytes);
    }

    private static Optional<String> disagreement(EvidenceRecord record, byte[] bytes) {
        try {
            boolean agrees = JsonParser.parse(bytes, LIMITS) instanceof JsonObject document
                    && document.text("kind").equals(Optional.of(record.kind().word()))
                    && document.object("summary").equals(Optional.of(record.summary()));
            return agrees ? Optional.empty() : Optional.of("says something else than the entry");
        } catch (JsonSyntaxException e) {
            return Optional.of("is no JSON document: " + e.getMessage());
        }
    }
}
