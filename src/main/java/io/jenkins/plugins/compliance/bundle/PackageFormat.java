package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The names in a package, and what else writers and readers have to agree on; docs/package.md. Stateless. */
final class PackageFormat {

    static final String MANIFEST = "manifest.json";
    static final String NOTE = "manifest.note";
    static final String CHECKPOINT = "checkpoint";
    static final String KEY_HISTORY = "keys/history.json";
    static final String VERIFIER_KEYS = "keys/verifier-keys.txt";
    static final String PROOF = "last-entry.tlog-proof";
    static final String METADATA = "metadata.json";
    static final String REQUEST = "promotion_request.json";
    static final String VALIDATION = "promotion_validation.json";
    static final String REPORT = "report.html";
    static final String REVIEW_KIT = "review-kit.md";
    static final String VERIFY_GUIDE = "VERIFY.md";
    static final String VERIFIER = "verify.py";
    static final String DISTRIBUTION = "distribution.json";
    static final String EVIDENCE_PACKAGE = "evidence-package.zip";
    static final String RAW = "raw/";
    static final String ATTESTATIONS = "attestations/";

    /** Files that every evidence package has. */
    static final List<String> EVIDENCE_FILES = List.of(
            AuditChainFile.NAME,
            CHECKPOINT,
            KEY_HISTORY,
            VERIFIER_KEYS,
            PROOF,
            METADATA,
            REQUEST,
            VALIDATION,
            REPORT,
            REVIEW_KIT,
            VERIFY_GUIDE,
            VERIFIER);

    /** Files that every distribution package has, and all it has. */
    static final List<String> DISTRIBUTION_FILES =
            List.of(VERIFY_GUIDE, DISTRIBUTION, EVIDENCE_PACKAGE, KEY_HISTORY, VERIFIER);

    /** How much of a package is held in memory at a time, but for the reports, which never are. */
    static final int MAX_DOCUMENT_BYTES = 32 << 20;

    static final JsonLimits LIMITS = new JsonLimits(MAX_DOCUMENT_BYTES, JsonLimits.ENTRY.maxDepth() + 4);

    private PackageFormat() {}

    static String format(String kind) {
        return "compliance-promotion/" + kind + "/v1";
    }

    /** A document as canonical JSON, ended by a line feed. */
    static byte[] bytes(JsonObject document) {
        byte[] canonical = CanonicalJson.write(document, CanonicalJson.Numbers.SAFE, LIMITS);
        byte[] line = Arrays.copyOf(canonical, canonical.length + 1);
        line[canonical.length] = '\n';
        return line;
    }

    static String attestation(long sequence) {
        return ATTESTATIONS + String.format(Locale.ROOT, "%020d", sequence) + ".json";
    }

    /**
     * What is signed of a manifest. Its second line is no number, so it can never be taken for a checkpoint.
     *
     * @param manifest the bytes of the manifest
     */
    static String noteText(String keyName, ServiceName service, long size, byte[] manifest) {
        String digest = Sha256Digest.compute(manifest).hex();
        return format("package") + "\n" + keyName + "/" + service + "\n" + size + "\n" + digest + "\n";
    }
}
