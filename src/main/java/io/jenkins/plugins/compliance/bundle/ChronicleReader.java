package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.LocalStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The entries of all services in the order of their times; those of one time by service, those of one service as they
 * stand in its chain. One entry of each service is held at a time. Confined to one thread.
 */
final class ChronicleReader implements Closeable {

    /** A service's next entry, and where the ones behind it come from. */
    private record Source(EvidenceEntry next, EntryReader rest) {}

    private final List<EntryReader> readers = new ArrayList<>();
    private final PriorityQueue<Source> sources = new PriorityQueue<>(
            Comparator.comparing((Source source) -> source.next().timestamp())
                    .thenComparing(source -> source.next().service()));

    ChronicleReader(LocalStore store) throws StoreException {
        try {
            for (ServiceName service : store.services()) {
                EntryReader reader = store.readOnly(service).snapshot().read(0, Long.MAX_VALUE);
                readers.add(reader);
                advance(reader);
            }
        } catch (StoreException e) {
            close();
            throw e;
        }
    }

    /** The next entry; empty behind the last. */
    Optional<EvidenceEntry> next() throws StoreException {
        Source first = sources.poll();
        if (first == null) {
            return Optional.empty();
        }
        advance(first.rest());
        return Optional.of(first.next());
    }

    private void advance(EntryReader reader) throws StoreException {
        reader.next().ifPresent(entry -> sources.add(new Source(entry, reader)));
    }

    @Override
    public void close() throws StoreException {
        for (EntryReader reader : readers) {
            reader.close();
        }
    }
}
