package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.evidence.collect.CollectedEvidence;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.Optional;

/** Records in a service's chain what evidence of it was collected. Immutable; as thread-safe as the chain. */
public final class EvidenceRegister {

    private final EvidenceChain chain;
    private final JsonObject metadata;
    private final Optional<String> version;
    private final Optional<String> origin;
    private final Optional<String> collectedFrom;

    /**
     * @param chain where it is recorded; not closed
     * @param policy says how provisional the evidence is
     * @param version the version all of it is about; empty when it counts for every version
     * @param origin what collected it, such as the path of a build
     * @throws IllegalArgumentException when the version is none, or the origin is not one line of text
     */
    public EvidenceRegister(
            EvidenceChain chain, PolicyInForce policy, Optional<String> version, Optional<String> origin) {
        this(
                chain,
                policy.metadata(),
                version.map(RequestText::version),
                origin.map(EvidenceRegister::requireOrigin),
                Optional.empty());
    }

    private EvidenceRegister(
            EvidenceChain chain,
            JsonObject metadata,
            Optional<String> version,
            Optional<String> origin,
            Optional<String> collectedFrom) {
        this.chain = chain;
        this.metadata = metadata;
        this.version = version;
        this.origin = origin;
        this.collectedFrom = collectedFrom;
    }

    /**
     * The same, of reports that lay somewhere else than where they are collected.
     *
     * @param place where, such as the path of the build that archived them
     * @throws IllegalArgumentException when it is not one line of text
     */
    public EvidenceRegister collectedFrom(String place) {
        return new EvidenceRegister(
                chain, metadata, version, origin, Optional.of(RequestText.line("where reports are from", place)));
    }

    /**
     * The text, if it can be recorded as what collected evidence.
     *
     * @throws IllegalArgumentException when it is not one line of text
     */
    public static String requireOrigin(String text) {
        return RequestText.line("the origin", text);
    }

    /**
     * Appends the entry {@code evidence_collected}.
     *
     * @throws StoreException when the chain cannot be added to
     */
    public EvidenceEntry record(CollectedEvidence evidence) throws StoreException {
        JsonObject data = evidence.entryData();
        if (version.isPresent()) {
            data = data.with("version", new JsonString(version.get()));
        }
        if (origin.isPresent()) {
            data = data.with("origin", new JsonString(origin.get()));
        }
        if (collectedFrom.isPresent()) {
            data = data.with(EvidenceRecord.COLLECTED_FROM, new JsonString(collectedFrom.get()));
        }
        return chain.append(new EntryDraft(chain.service(), EntryType.VALIDATION, metadata, data));
    }
}
