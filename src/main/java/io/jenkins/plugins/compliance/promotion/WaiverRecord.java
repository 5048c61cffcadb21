package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.policy.Waiver;

/**
 * A waiver as the chain has it. Immutable.
 *
 * @param entry the entry
 * @param waiver what it says
 */
public record WaiverRecord(EntryReference entry, Waiver waiver) {

    /** @throws IllegalArgumentException when a member is missing or not of its form */
    static WaiverRecord of(EvidenceEntry entry) {
        return new WaiverRecord(EntryReference.to(entry), Waiver.of(entry.data()));
    }
}
