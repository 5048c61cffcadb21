package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Group commit without a thread of its own: a caller who finds nobody committing leads, and commits what all have queued
 * by then; the others sleep until their entry is durable. A leader hands over to the first of those who came meanwhile
 * before it wakes its own followers, so that the disk is not idle while they wake. A lone caller never changes threads.
 *
 * <p>Thread-safe. An interrupt does not end the wait, since the entry may be on its way to the disk already; the status
 * is kept.
 */
final class CommitQueue {

    /** Makes a batch durable. Called by one thread at a time. */
    @FunctionalInterface
    interface Committer {

        /**
         * Commits a beginning of the batch, at least one append.
         *
         * @return the entries of that beginning, empty for those that were refused
         * @throws StoreException when nothing of the batch is acknowledged
         */
        List<Optional<EvidenceEntry>> commit(List<Append> batch) throws StoreException;
    }

    private enum State {
        WAITING,
        LEADING,
        DONE
    }

    private static final class Waiter {
        final Append append;
        final Thread thread = Thread.currentThread();
        volatile State state = State.WAITING;

        /** Written before the state becomes DONE. */
        Optional<EvidenceEntry> entry = Optional.empty();

        @Nullable
        Throwable failure;

        Waiter(Append append) {
            this.append = append;
        }

        void wake(State next) {
            state = next;
            LockSupport.unpark(thread);
        }
    }

    private final Committer committer;

    /** Guarded by this, as is the flag. */
    private final ArrayDeque<Waiter> waiting = new ArrayDeque<>();

    private boolean led;

    CommitQueue(Committer committer) {
        this.committer = committer;
    }

    /** Returns when the draft's entry is durable, or when it is refused. */
    Optional<EvidenceEntry> append(Append append) throws StoreException {
        Waiter waiter = new Waiter(append);
        if (enqueue(waiter) || await(waiter) == State.LEADING) {
            lead();
        }
        return result(waiter);
    }

    /** True when nobody leads, so that the caller has to. */
    private synchronized boolean enqueue(Waiter waiter) {
        waiting.add(waiter);
        boolean lead = !led;
        led = true;
        return lead;
    }

    private State await(Waiter waiter) {
        boolean interrupted = false;
        while (waiter.state == State.WAITING) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return waiter.state;
    }

    /** Commits one batch, which begins with the calling thread's own draft. */
    private void lead() {
        List<Waiter> batch = takeAll();
        List<Optional<EvidenceEntry>> entries = List.of();
        Throwable failure = null;
        try {
            entries = committer.commit(appends(batch));
        } catch (StoreException | RuntimeException | Error e) {
            failure = e;
        }
        int done = failure == null ? entries.size() : batch.size();
        handOver(batch.subList(done, batch.size()));
        for (int i = 0; i < done; i++) {
            Waiter waiter = batch.get(i);
            waiter.failure = failure;
            waiter.entry = failure == null ? entries.get(i) : Optional.empty();
            waiter.wake(State.DONE);
        }
    }

    private static List<Append> appends(List<Waiter> batch) {
        List<Append> appends = new ArrayList<>(batch.size());
        for (Waiter waiter : batch) {
            appends.add(waiter.append);
        }
        return appends;
    }

    private synchronized List<Waiter> takeAll() {
        List<Waiter> batch = new ArrayList<>(waiting);
        waiting.clear();
        return batch;
    }

    /** Puts back what did not fit, and makes the first in the queue the next leader. */
    private synchronized void handOver(List<Waiter> rest) {
        for (int i = rest.size() - 1; i >= 0; i--) {
            waiting.addFirst(rest.get(i));
        }
        Waiter next = waiting.peekFirst();
        led = next != null;
        if (next != null) {
            next.wake(State.LEADING);
        }
    }

    /** Each caller gets an exception of its own, with a stack trace that leads to it. */
    private static Optional<EvidenceEntry> result(Waiter waiter) throws StoreException {
        Throwable failure = waiter.failure;
        if (failure == null) {
            return waiter.entry;
        }
        throw failure instanceof StoreException stored
                ? stored.again()
                : new StoreException("the append failed: " + failure, failure);
    }
}
