package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.SERVICE;
import static io.jenkins.plugins.compliance.store.StoreFixture.draft;
import static io.jenkins.plugins.compliance.store.StoreFixture.readAll;
import static io.jenkins.plugins.compliance.store.StoreFixture.reopened;
import static io.jenkins.plugins.compliance.store.StoreFixture.store;
import static io.jenkins.plugins.compliance.store.StoreFixture.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionalAppendTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 40;
    private static final int PROCESSES = 4;

    @TempDir
    Path root;

    @Test
    void appendsWhereTheCallerSawTheChainEnd() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            EvidenceEntry first = chain.appendIf(ChainHead.EMPTY, draft("a")).orElseThrow();
            EvidenceEntry second =
                    chain.appendIf(ChainHead.at(first), draft("b")).orElseThrow();

            assertThat(second.previousHash()).isEqualTo(first.hash());
        }
        assertThat(reopened(root)).extracting(StoreFixture::token).containsExactly("a", "b");
    }

    @Test
    void appendsNothingWhereTheChainHasGrown() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            ChainHead before = chain.head();
            chain.append(draft("a"));

            assertThat(chain.appendIf(before, draft("b"))).isEmpty();
            assertThat(readAll(chain)).extracting(StoreFixture::token).containsExactly("a");
            assertThat(token(chain.append(draft("goes on")))).isEqualTo("goes on");
        }
    }

    @Test
    void appendsNothingWhereAnotherStoreHasAppended() throws IOException {
        try (LocalStore ours = store(root);
                LocalStore theirs = store(root)) {
            EvidenceChain chain = ours.chain(SERVICE);
            ChainHead before = chain.head();
            EvidenceEntry other = theirs.chain(SERVICE).append(draft("theirs"));

            assertThat(chain.appendIf(before, draft("ours"))).isEmpty();
            assertThat(chain.appendIf(ChainHead.at(other), draft("ours"))).isPresent();
        }
    }

    @Test
    void appendsNothingOntoAnEntryOfTheSamePlaceInAnotherHistory() throws IOException {
        ChainHead elsewhere;
        try (LocalStore store = store(root.resolve("other"))) {
            elsewhere = ChainHead.at(store.chain(SERVICE).append(draft("a")));
        }
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            chain.append(draft("a"));

            assertThat(chain.appendIf(elsewhere, draft("b"))).isEmpty();
        }
    }

    @Test
    void refusesADraftForAnotherService() throws IOException {
        EntryDraft foreign =
                EntryDraft.of(new ServiceName("service-b"), EntryType.PROMOTION, Map.of(), Map.of("event", "x"));
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);

            assertThatThrownBy(() -> chain.appendIf(ChainHead.EMPTY, foreign))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void ofThreadsThatSawTheSameEndOneSucceeds() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            for (int round = 0; round < ROUNDS; round++) {
                ChainHead seen = chain.head();
                List<Future<Optional<EvidenceEntry>>> results = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    String token = round + "-" + thread;
                    results.add(threads.submit(() -> {
                        together.await();
                        return chain.appendIf(seen, draft(token));
                    }));
                }
                int succeeded = 0;
                for (Future<Optional<EvidenceEntry>> result : results) {
                    succeeded += result.get().isPresent() ? 1 : 0;
                }
                assertThat(succeeded).isOne();
            }
            assertThat(readAll(chain)).hasSize(ROUNDS);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Half of the processes append whatever the chain is; the others' entries name the place they were meant for. */
    @Test
    void nothingComesBetweenALookAndAnAppendOfManyProcesses() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int process = 0; process < PROCESSES; process++) {
            String prefix = process % 2 == 0 ? "plain" : StoreProcess.CONDITIONAL;
            processes.add(StoreProcess.builder(List.of(), root, prefix + process, THREADS, ROUNDS, 100_000)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        List<EvidenceEntry> entries = reopened(root);
        assertThat(entries).hasSize(PROCESSES * THREADS * ROUNDS);
        assertThat(entries)
                .filteredOn(entry -> token(entry).startsWith(StoreProcess.CONDITIONAL))
                .hasSize(PROCESSES / 2 * THREADS * ROUNDS)
                .allMatch(entry -> token(entry).endsWith("@" + entry.sequence()));
    }
}
