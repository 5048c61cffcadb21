package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.Optional;

/** Looks up single entries. Stateless. */
final class ChainEntries {

    private ChainEntries() {}

    /** The entry of that sequence, empty when there is none. */
    static Optional<EvidenceEntry> at(EvidenceChain chain, long sequence) throws StoreException {
        if (sequence < 0) {
            return Optional.empty();
        }
        try (EntryReader entries = chain.read(sequence, sequence + 1)) {
            return entries.next();
        }
    }
}
