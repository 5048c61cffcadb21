package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.FileReference;
import java.util.Optional;

/**
 * What an {@code evidence_collected} entry says. Immutable.
 *
 * @param entry the entry
 * @param kind what the evidence is about
 * @param document the normalised document
 * @param summary what gates go by
 * @param version what version it is about, where that is known
 * @param origin what collected it, where that is known
 * @param collectedFrom where the reports lay, if that was somewhere else
 */
public record EvidenceRecord(
        EntryReference entry,
        EvidenceKind kind,
        FileReference document,
        JsonObject summary,
        Optional<String> version,
        Optional<String> origin,
        Optional<String> collectedFrom) {

    static final String EVENT = "evidence_collected";
    static final String COLLECTED_FROM = "collected_from";

    /** @throws IllegalArgumentException when a member is missing or not of its form */
    static EvidenceRecord of(EvidenceEntry entry) {
        JsonObject data = entry.data();
        return new EvidenceRecord(
                EntryReference.to(entry),
                data.text("kind").flatMap(EvidenceKind::ofWord).orElseThrow(() -> missing("kind")),
                FileReference.of(data.object("document").orElseThrow(() -> missing("document"))),
                data.object("summary").orElseThrow(() -> missing("summary")),
                data.text("version"),
                data.text("origin"),
                // Whatever else stands there is no place that a policy names, and is not to pass for none.
                data.text(COLLECTED_FROM).or(() -> data.member(COLLECTED_FROM).map(JsonValue::toString)));
    }

    private static IllegalArgumentException missing(String member) {
        return new IllegalArgumentException("evidence needs a member \"" + member + "\" of the right form");
    }
}
