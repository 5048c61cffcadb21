package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.store.ChainSnapshot;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.EvidenceStore;
import io.jenkins.plugins.compliance.store.StoreException;
import io.jenkins.plugins.compliance.store.TornTail;
import io.jenkins.plugins.compliance.store.TreeHead;
import java.util.List;
import java.util.Optional;

/**
 * A store in whose n-th append the process dies. Each append counts twice: once before anything is written, and once
 * when the entry is durable and nobody has been told.
 */
final class KillingStore implements EvidenceStore {

    private final EvidenceStore store;
    private final Runnable death;
    private int left;

    /**
     * @param moment the moment to die at, from 0
     * @param death ends the process, or throws
     */
    KillingStore(EvidenceStore store, int moment, Runnable death) {
        this.store = store;
        this.left = moment;
        this.death = death;
    }

    private void moment() {
        if (left-- == 0) {
            death.run();
        }
    }

    @Override
    public EvidenceChain chain(ServiceName service) throws StoreException {
        return new Chain(store.chain(service));
    }

    @Override
    public ChainSnapshot snapshot(ServiceName service) throws StoreException {
        return store.snapshot(service);
    }

    @Override
    public List<ServiceName> services() throws StoreException {
        return store.services();
    }

    @Override
    public void close() throws StoreException {
        store.close();
    }

    private final class Chain implements EvidenceChain {

        private final EvidenceChain chain;

        Chain(EvidenceChain chain) {
            this.chain = chain;
        }

        @Override
        public ServiceName service() {
            return chain.service();
        }

        @Override
        public EvidenceEntry append(EntryDraft draft) throws StoreException {
            moment();
            EvidenceEntry entry = chain.append(draft);
            moment();
            return entry;
        }

        @Override
        public Optional<EvidenceEntry> appendIf(ChainHead expected, EntryDraft draft) throws StoreException {
            moment();
            Optional<EvidenceEntry> entry = chain.appendIf(expected, draft);
            moment();
            return entry;
        }

        @Override
        public ChainHead head() throws StoreException {
            return chain.head();
        }

        @Override
        public TreeHead treeHead() throws StoreException {
            return chain.treeHead();
        }

        @Override
        public ChainSnapshot snapshot() throws StoreException {
            return chain.snapshot();
        }

        @Override
        public void publish(SignedCheckpoint checkpoint) throws StoreException {
            moment();
            chain.publish(checkpoint);
            moment();
        }

        @Override
        public List<TornTail> recoveries() {
            return chain.recoveries();
        }

        @Override
        public void close() throws StoreException {
            chain.close();
        }
    }
}
