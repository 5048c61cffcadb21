package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.SERVICE;
import static io.jenkins.plugins.compliance.store.StoreFixture.append;
import static io.jenkins.plugins.compliance.store.StoreFixture.draft;
import static io.jenkins.plugins.compliance.store.StoreFixture.readAll;
import static io.jenkins.plugins.compliance.store.StoreFixture.reopened;
import static io.jenkins.plugins.compliance.store.StoreFixture.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {

    private static final int THREADS = 16;
    private static final int ENTRIES = 50;

    @TempDir
    Path root;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private List<Future<List<EvidenceEntry>>> appendByManyThreads(EvidenceChain chain) {
        List<Future<List<EvidenceEntry>>> results = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int from = thread * ENTRIES;
            results.add(threads.submit(() -> append(chain, from, from + ENTRIES)));
        }
        return results;
    }

    @Test
    void everyThreadsEntriesStandInTheChainOnceAndInItsOrder() throws Exception {
        try (LocalStore store = store(root, 20_000)) {
            EvidenceChain chain = store.chain(SERVICE);
            Set<EvidenceEntry> acknowledged = new HashSet<>();
            for (Future<List<EvidenceEntry>> result : appendByManyThreads(chain)) {
                assertThat(result.get()).extracting(EvidenceEntry::sequence).isSorted();
                acknowledged.addAll(result.get());
            }

            List<EvidenceEntry> all = readAll(chain);
            assertThat(all).hasSize(THREADS * ENTRIES).hasSameElementsAs(acknowledged);
        }
        assertThat(reopened(root)).hasSize(THREADS * ENTRIES);
    }

    @Test
    void anInterruptedCallerDisturbsNobody() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        try (LocalStore store = store(root, 20_000)) {
            EvidenceChain chain = store.chain(SERVICE);
            Future<Integer> interrupted = threads.submit(() -> {
                int count = 0;
                while (!ended.get()) {
                    Thread.currentThread().interrupt();
                    chain.append(draft("interrupted"));
                    count++;
                }
                return count;
            });
            for (Future<List<EvidenceEntry>> result : appendByManyThreads(chain)) {
                assertThat(result.get()).hasSize(ENTRIES);
            }
            ended.set(true);
            int byInterrupted = interrupted.get();
            assertThat(readAll(chain)).hasSize(THREADS * ENTRIES + byInterrupted);
        }
    }

    @Test
    void aReaderSeesWholeEntriesWhileOthersWrite() throws Exception {
        try (LocalStore store = store(root, 20_000)) {
            EvidenceChain chain = store.chain(SERVICE);
            List<Future<List<EvidenceEntry>>> writers = appendByManyThreads(chain);
            long seen = 0;
            while (!writers.stream().allMatch(Future::isDone)) {
                long acknowledged = chain.head().size();
                long now = count(store.readOnly(SERVICE).snapshot());
                assertThat(now).isGreaterThanOrEqualTo(Math.max(seen, acknowledged));
                seen = now;
            }
        }
    }

    private static long count(ChainSnapshot snapshot) throws IOException {
        try (EntryReader reader = snapshot.read(0, Long.MAX_VALUE)) {
            return readAll(reader).size();
        }
    }
}
