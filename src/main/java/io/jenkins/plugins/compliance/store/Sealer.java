package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Gives entries what does not follow from the chain: time and random bits. Thread-safe as far as both sources are.
 *
 * @param clock gives the time of an append
 * @param random gives 64 random bits at a call
 */
record Sealer(InstantSource clock, LongSupplier random) {

    EvidenceEntry seal(ChainHead head, EntryDraft draft) {
        return head.seal(draft, clock.instant(), random);
    }
}
