package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.time.Instant;

/**
 * An entry of a chain.
 *
 * @param sequence its place
 * @param hash its hash
 * @param time when it was appended
 */
public record EntryReference(long sequence, Sha256Digest hash, Instant time) {

    /** The reference to an entry. */
    public static EntryReference to(EvidenceEntry entry) {
        return new EntryReference(entry.sequence(), entry.hash(), entry.timestamp());
    }
}
