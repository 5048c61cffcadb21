package io.jenkins.plugins.compliance.jenkins.steps;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins the engine's thread, which wants an action run to its end, to the body of the step, which Pipeline runs when and
 * where it likes. Saved with the build: a body that was running when the controller went down is waited for afterwards, and
 * not started again; one whose end is known is not either.
 *
 * <p>Pipeline saves a build between two turns of its own thread, and calls {@link #started} and {@link #ended} within
 * one. So what is saved here never contradicts the body that is saved with it. When the controller is killed before that,
 * the body is begun again.
 *
 * <p>Thread-safe. At most one thread runs bodies.
 */
final class BodyBridge implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final long LIVENESS_MILLIS = 30_000;

    /** Where a body is. */
    enum State {
        /** It runs. */
        RUNNING,
        /** It ended well. */
        SUCCEEDED,
        /** It threw something. */
        FAILED,
        /** It was interrupted from outside. */
        ABORTED
    }

    /** Where bodies are run. */
    interface Stage {
        /** Begins the body; returns at once. */
        void start() throws IOException, InterruptedException;

        /** Whether the build is still going on; a body of one that was killed never tells its end. */
        boolean isAlive() throws IOException, InterruptedException;
    }

    /** Of one body; a single object, so that a build that is saved meanwhile gets both or neither. */
    private static final class Body implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String key;
        private final State state;

        Body(String key, State state) {
            this.key = key;
            this.state = state;
        }
    }

    private volatile @Nullable Body body;

    /** Why the step is to come to an end; from when it is asked to until that is taken note of. */
    private volatile @Nullable Throwable cancelled;

    /** Pipeline began the body. */
    synchronized void started(String key) {
        body = new Body(key, State.RUNNING);
        notifyAll();
    }

    /** The body ended, perhaps before it ever began. */
    synchronized void ended(String key, State state) {
        body = new Body(key, state);
        notifyAll();
    }

    /** Whoever waits here is to end, as soon as no body is running any more. */
    synchronized void cancel(Throwable cause) {
        if (cancelled == null) {
            cancelled = cause;
        }
        notifyAll();
    }

    /** Why the step is to end, null when it is not. */
    @Nullable
    Throwable cancellation() {
        return cancelled;
    }

    /** Takes back that the step is to end, for what has to be done before. */
    synchronized @Nullable Throwable takeCancellation() {
        Throwable cause = cancelled;
        cancelled = null;
        return cause;
    }

    /** Whether a body is running. */
    boolean isRunning() {
        Body now = body;
        return now != null && now.state == State.RUNNING;
    }

    /**
     * Runs a body to its end, unless it is running or has ended.
     *
     * @param key names it: the same key is the same body
     * @return whether it ended well
     * @throws IOException when it could not be begun
     * @throws InterruptedException when it was aborted, or may not begin since the step is to end
     */
    boolean run(String key, Stage stage) throws IOException, InterruptedException {
        if (state(key) == null) {
            requireNotCancelled();
            stage.start();
        }
        State end = awaitEnd(key, stage);
        if (end == State.ABORTED) {
            throw new InterruptedException("the body was aborted");
        }
        return end == State.SUCCEEDED;
    }

    /**
     * Returns when no body is running, or no build any more.
     *
     * @param alive whether the build is there still
     */
    synchronized void awaitNoBody(BooleanSupplier alive) throws InterruptedException {
        while (isRunning() && alive.getAsBoolean()) {
            wait(LIVENESS_MILLIS);
        }
    }

    private @Nullable State state(String key) {
        Body now = body;
        return now != null && now.key.equals(key) ? now.state : null;
    }

    private synchronized State awaitEnd(String key, Stage stage) throws IOException, InterruptedException {
        State now = state(key);
        while (now == null || now == State.RUNNING) {
            wait(LIVENESS_MILLIS);
            now = state(key);
            if ((now == null || now == State.RUNNING) && !stage.isAlive()) {
                throw new InterruptedException("the build has ended");
            }
        }
        return now;
    }

    /** @throws InterruptedException when the step is to end */
    synchronized void requireNotCancelled() throws InterruptedException {
        if (cancelled != null) {
            throw new InterruptedException(Objects.toString(cancelled.getMessage(), "cancelled"));
        }
    }

    /** Lets time pass. A thread's own interrupt would not tell an aborted build from a controller that goes down. */
    synchronized void sleep(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        requireNotCancelled();
        for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
            requireNotCancelled();
        }
    }
}
