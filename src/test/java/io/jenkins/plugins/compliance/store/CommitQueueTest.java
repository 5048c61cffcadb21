package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.draft;
import static io.jenkins.plugins.compliance.store.StoreFixture.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommitQueueTest {

    private final ExecutorService callers = Executors.newCachedThreadPool();

    /** Sizes of the batches that were committed. */
    private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());

    private final CountDownLatch firstBegan = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @AfterEach
    void endCallers() throws InterruptedException {
        firstMayEnd.countDown();
        callers.shutdownNow();
        assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    private static List<Optional<EvidenceEntry>> seal(List<Append> appends) {
        return appends.stream()
                .map(append -> Optional.of(ChainHead.EMPTY.seal(append.draft(), Instant.EPOCH, () -> 0)))
                .toList();
    }

    private static EvidenceEntry append(CommitQueue queue, String token) throws StoreException {
        return queue.append(new Append(draft(token), null)).orElseThrow();
    }

    /** Commits everything, the first batch only when it may. */
    private List<Optional<EvidenceEntry>> commit(List<Append> drafts) {
        batches.add(drafts.size());
        if (batches.size() == 1) {
            firstBegan.countDown();
            awaitUninterruptibly(firstMayEnd);
        }
        return seal(drafts);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Callers that queue behind a first one, which is still committing. */
    private List<Future<EvidenceEntry>> queueBehindFirst(CommitQueue queue, int count) throws Exception {
        List<Future<EvidenceEntry>> results = new ArrayList<>();
        results.add(callers.submit(() -> append(queue, "0")));
        awaitUninterruptibly(firstBegan);
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        for (int i = 1; i <= count; i++) {
            String token = Integer.toString(i);
            results.add(callers.submit(() -> {
                threads.add(Thread.currentThread());
                return append(queue, token);
            }));
        }
        while (threads.size() < count
                || threads.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return results;
    }

    @Test
    void aLoneCallerCommitsItself() throws StoreException {
        List<Thread> committers = new ArrayList<>();
        CommitQueue queue = new CommitQueue(drafts -> {
            committers.add(Thread.currentThread());
            return seal(drafts);
        });

        assertThat(token(append(queue, "a"))).isEqualTo("a");
        assertThat(committers).containsExactly(Thread.currentThread());
    }

    @Test
    void whatQueuesDuringACommitGoesIntoTheNext() throws Exception {
        CommitQueue queue = new CommitQueue(this::commit);
        List<Future<EvidenceEntry>> results = queueBehindFirst(queue, 9);
        firstMayEnd.countDown();

        for (int i = 0; i < results.size(); i++) {
            assertThat(token(results.get(i).get(1, TimeUnit.MINUTES))).isEqualTo(Integer.toString(i));
        }
        assertThat(batches).containsExactly(1, 9);
    }

    @Test
    void whatDoesNotFitIsCommittedInTurn() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CommitQueue queue = new CommitQueue(drafts -> {
            List<Optional<EvidenceEntry>> all = commit(drafts);
            List<Optional<EvidenceEntry>> fitting = all.subList(0, Math.min(4, all.size()));
            fitting.forEach(entry -> order.add(token(entry.orElseThrow())));
            return fitting;
        });
        List<Future<EvidenceEntry>> results = queueBehindFirst(queue, 9);
        firstMayEnd.countDown();

        for (int i = 0; i < results.size(); i++) {
            assertThat(token(results.get(i).get(1, TimeUnit.MINUTES))).isEqualTo(Integer.toString(i));
        }
        assertThat(batches).containsExactly(1, 9, 5, 1);
        assertThat(order).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aFailureIsToldToEveryoneInTheBatchAndToNobodyElse() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        CommitQueue queue = new CommitQueue(drafts -> {
            List<Optional<EvidenceEntry>> entries = commit(drafts);
            if (commits.incrementAndGet() == 2) {
                throw new StoreException("the disk is full");
            }
            return entries;
        });
        List<Future<EvidenceEntry>> results = queueBehindFirst(queue, 3);
        firstMayEnd.countDown();

        assertThat(token(results.get(0).get(1, TimeUnit.MINUTES))).isEqualTo("0");
        for (Future<EvidenceEntry> result : results.subList(1, 4)) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> result.get(1, TimeUnit.MINUTES))
                    .withCauseExactlyInstanceOf(StoreException.class)
                    .withMessageContaining("the disk is full");
        }
        assertThat(token(append(queue, "goes on"))).isEqualTo("goes on");
    }

    @Test
    void aBreakStaysABreak() {
        CommitQueue queue = new CommitQueue(drafts -> {
            throw new BrokenChainException("broken");
        });

        assertThatThrownBy(() -> append(queue, "a")).isExactlyInstanceOf(BrokenChainException.class);
    }

    @Test
    void anUnexpectedFailureLeavesNobodyWaiting() throws Exception {
        CommitQueue queue = new CommitQueue(drafts -> {
            commit(drafts);
            throw new IllegalStateException("a clock out of range");
        });
        List<Future<EvidenceEntry>> results = queueBehindFirst(queue, 3);
        firstMayEnd.countDown();

        for (Future<EvidenceEntry> result : results) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> result.get(1, TimeUnit.MINUTES))
                    .withCauseExactlyInstanceOf(StoreException.class)
                    .withStackTraceContaining("a clock out of range");
        }
    }

    @Test
    void anInterruptNeitherEndsTheWaitNorGetsLost() throws Exception {
        CommitQueue queue = new CommitQueue(this::commit);
        Future<EvidenceEntry> first = callers.submit(() -> append(queue, "0"));
        awaitUninterruptibly(firstBegan);
        Future<Boolean> interrupted = callers.submit(() -> {
            Thread.currentThread().interrupt();
            append(queue, "1");
            return Thread.interrupted();
        });
        TimeUnit.MILLISECONDS.sleep(20);
        assertThat(interrupted.isDone()).isFalse();
        firstMayEnd.countDown();

        assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
        assertThat(token(first.get(1, TimeUnit.MINUTES))).isEqualTo("0");
        assertThat(batches).containsExactly(1, 1);
    }
}
