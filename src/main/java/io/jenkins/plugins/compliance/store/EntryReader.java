package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.io.Closeable;
import java.util.Optional;

/** Entries of a chain, one after the other, of which one is held at a time. Confined to one thread. */
public interface EntryReader extends Closeable {

    /**
     * The next entry; empty behind the last.
     *
     * @throws BrokenChainException when what is stored there is no entry, or not the one that belongs there. Whether
     *     entries link to each other is the verifier's question
     */
    Optional<EvidenceEntry> next() throws StoreException;

    @Override
    void close() throws StoreException;
}
