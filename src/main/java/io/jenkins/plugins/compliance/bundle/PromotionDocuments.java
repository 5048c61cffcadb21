package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The documents of a package that follow from the record of its promotion: whoever writes one and whoever verifies one
 * make them from the same chain, to the same bytes. Immutable.
 *
 * @param promotion what the chain says
 */
record PromotionDocuments(PromotionRecord promotion) {

    /** {@code promotion_request.json}. */
    JsonObject request() {
        return document("promotion-request", Map.of("request", members(promotion.request())));
    }

    /** {@code promotion_validation.json}. */
    JsonObject validation() {
        return document(
                "promotion-validation",
                Map.of(
                        "entries",
                        promotion.entries().stream()
                                .filter(entry -> entry.type() == EntryType.VALIDATION)
                                .map(PromotionDocuments::members)
                                .toList(),
                        "evidence",
                        promotion.evidence().stream()
                                .map(PromotionDocuments::members)
                                .toList(),
                        "verdict",
                        promotion.verdict()));
    }

    /** {@code metadata.json}: how the entry that it ended with classifies the promotion, and what became of it. */
    JsonObject metadata() {
        TreeMap<String, Object> members =
                new TreeMap<>(promotion.end().metadata().members());
        members.put("entries", promotion.last().sequence() + 1);
        members.put("head", promotion.last().hash().hex());
        members.put("not_collected", promotion.notCollected());
        members.put("outcome", promotion.outcome());
        return document("metadata", members);
    }

    /** {@code distribution.json}. */
    JsonObject distribution(PackagedFile evidencePackage) {
        JsonObject metadata = promotion.end().metadata();
        Optional<JsonObject> audit = metadata.object("audit_metadata");
        TreeMap<String, Object> members = new TreeMap<>();
        members.put("mode", audit.flatMap(a -> a.member("mode")).orElse(JsonValue.of(null)));
        members.put("poc_phase", metadata.member("phase").orElse(JsonValue.of(null)));
        members.put(
                "full_compliance",
                audit.flatMap(a -> a.object("provisional_flags"))
                        .flatMap(flags -> flags.member("full_compliance"))
                        .orElse(JsonValue.of("now")));
        members.put("requirements", requirements());
        members.put("package", evidencePackage.toJson().with("name", JsonValue.of(PackageFormat.EVIDENCE_PACKAGE)));
        return document("distribution", members);
    }

    private Map<String, Object> requirements() {
        JsonValue tags = promotion.end().metadata().member("tags").orElse(JsonValue.of(null));
        return Map.of(
                "service_promotion_validated",
                Map.of("met", promotion.isPromoted(), "outcome", promotion.outcome(), "verdict", promotion.verdict()),
                "evidence_chain_complete",
                Map.of(
                        "met",
                        promotion.notCollected().isEmpty(),
                        "entries",
                        promotion.last().sequence() + 1,
                        "head",
                        promotion.last().hash().hex()),
                "audit_metadata_tagged",
                Map.of(
                        "met",
                        promotion.isTagged(),
                        "entries",
                        promotion.entries().size(),
                        "tags",
                        tags));
    }

    private JsonObject document(String kind, Map<String, ?> own) {
        TreeMap<String, Object> members = new TreeMap<>(own);
        members.put("format", PackageFormat.format(kind));
        members.put("promotion", promotion.promotion());
        members.put("service", promotion.service().value());
        return JsonObject.of(members);
    }

    private static JsonObject members(EvidenceEntry entry) {
        try {
            return (JsonObject) JsonParser.parse(entry.line(), JsonLimits.ENTRY);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("an entry's line is canonical JSON", e);
        }
    }
}
