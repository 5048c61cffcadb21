package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import org.jspecify.annotations.Nullable;

/**
 * What one caller wants appended.
 *
 * @param draft what is to become an entry
 * @param onto where the chain has to end for that, null when it does not matter
 */
record Append(EntryDraft draft, @Nullable ChainHead onto) {

    /** Whether it may go behind that head. The hash of the last entry stands for everything before it. */
    boolean fits(ChainHead head) {
        return onto == null || (onto.size() == head.size() && onto.hash().equals(head.hash()));
    }
}
