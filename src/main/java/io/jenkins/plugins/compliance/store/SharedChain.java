package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One chain as several callers of one store have it open: they share one {@link LocalChain}, whose opening is costly and
 * whose appends are committed together. The last to close it closes it. One that failed for good is left to those who
 * have it, and opened anew for the next. Thread-safe.
 */
final class SharedChain {

    private final Held<LocalChain> opener;
    private final AppendTimes times;
    private @Nullable Opened current;

    /**
     * @param opener opens the chain
     * @param times counts how long appends take
     */
    SharedChain(Held<LocalChain> opener, AppendTimes times) {
        this.opener = opener;
        this.times = times;
    }

    /** Opens the chain for one more caller. */
    synchronized EvidenceChain join() throws StoreException {
        Opened opened = current;
        if (opened == null || !opened.chain.isUsable()) {
            opened = new Opened(opener.run());
            current = opened;
        }
        opened.users++;
        return new Handle(opened);
    }

    private synchronized void leave(Opened opened) throws StoreException {
        opened.users--;
        if (opened.users == 0) {
            close(opened);
        }
    }

    /** Closes the chain for everybody. */
    synchronized void close() throws StoreException {
        if (current != null) {
            close(current);
        }
    }

    private void close(Opened opened) throws StoreException {
        if (current == opened) {
            current = null;
        }
        opened.chain.close();
    }

    private static final class Opened {
        final LocalChain chain;
        int users;

        Opened(LocalChain chain) {
            this.chain = chain;
        }
    }

    private final class Handle implements EvidenceChain {

        private final Opened opened;
        private final AtomicBoolean closed = new AtomicBoolean();

        Handle(Opened opened) {
            this.opened = opened;
        }

        private LocalChain chain() throws StoreException {
            if (closed.get()) {
                throw new StoreException("the chain of " + service() + " was closed by this caller; open it again");
            }
            return opened.chain;
        }

        @Override
        public ServiceName service() {
            return opened.chain.service();
        }

        @Override
        public EvidenceEntry append(EntryDraft draft) throws StoreException {
            long begin = times.begin();
            EvidenceEntry entry = chain().append(draft);
            times.ended(begin);
            return entry;
        }

        @Override
        public Optional<EvidenceEntry> appendIf(ChainHead expected, EntryDraft draft) throws StoreException {
            long begin = times.begin();
            Optional<EvidenceEntry> entry = chain().appendIf(expected, draft);
            if (entry.isPresent()) {
                times.ended(begin);
            }
            return entry;
        }

        @Override
        public ChainHead head() throws StoreException {
            return chain().head();
        }

        @Override
        public TreeHead treeHead() throws StoreException {
            return chain().treeHead();
        }

        @Override
        public ChainSnapshot snapshot() throws StoreException {
            return chain().snapshot();
        }

        @Override
        public void publish(SignedCheckpoint checkpoint) throws StoreException {
            chain().publish(checkpoint);
        }

        @Override
        public List<TornTail> recoveries() {
            return opened.chain.recoveries();
        }

        @Override
        public void close() throws StoreException {
            if (closed.compareAndSet(false, true)) {
                leave(opened);
            }
        }
    }
}
