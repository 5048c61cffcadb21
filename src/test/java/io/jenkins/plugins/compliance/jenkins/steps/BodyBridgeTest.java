package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.compliance.jenkins.steps.BodyBridge.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BodyBridgeTest {

    private static final String KEY = "service-a promote";

    private final BodyBridge bridge = new BodyBridge();
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch beginning = new CountDownLatch(1);

    /** Pipeline, which begins the body when it likes. */
    private final class Stage implements BodyBridge.Stage {
        @Override
        public void start() {
            begun.incrementAndGet();
            beginning.countDown();
        }

        @Override
        public boolean isAlive() {
            return true;
        }
    }

    private CompletableFuture<Boolean> run(BodyBridge on, String key) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        Thread engine = new Thread(() -> {
            try {
                end.complete(on.run(key, new Stage()));
            } catch (IOException | InterruptedException e) {
                end.completeExceptionally(e);
            }
        });
        engine.setDaemon(true);
        engine.start();
        return end;
    }

    private static BodyBridge savedAndLoaded(BodyBridge bridge) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(bridge);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (BodyBridge) in.readObject();
        }
    }

    @Test
    void tellsHowTheBodyEnded() throws Exception {
        CompletableFuture<Boolean> end = run(bridge, KEY);
        beginning.await();
        bridge.started(KEY);
        bridge.ended(KEY, State.SUCCEEDED);

        assertThat(end.get()).isTrue();
        assertThat(begun).hasValue(1);
    }

    @Test
    void tellsThatABodyFailedThatNeverBegan() throws Exception {
        CompletableFuture<Boolean> end = run(bridge, KEY);
        beginning.await();
        bridge.ended(KEY, State.FAILED);

        assertThat(end.get()).isFalse();
    }

    @Test
    void waitsAfterARestartForABodyThatWasRunning() throws Exception {
        bridge.started(KEY);
        BodyBridge loaded = savedAndLoaded(bridge);

        CompletableFuture<Boolean> end = run(loaded, KEY);
        loaded.ended(KEY, State.SUCCEEDED);

        assertThat(end.get()).isTrue();
        assertThat(begun).hasValue(0);
    }

    @Test
    void knowsAfterARestartHowABodyEnded() throws Exception {
        bridge.started(KEY);
        bridge.ended(KEY, State.FAILED);

        assertThat(run(savedAndLoaded(bridge), KEY).get()).isFalse();
        assertThat(begun).hasValue(0);
    }

    @Test
    void beginsABodyThatWasNotSaved() throws Exception {
        CompletableFuture<Boolean> end = run(savedAndLoaded(bridge), KEY);
        beginning.await();

        assertThat(begun).hasValue(1);
        end.cancel(true);
    }

    @Test
    void runsTheRollbackAsABodyOfItsOwn() throws Exception {
        bridge.ended(KEY, State.FAILED);

        CompletableFuture<Boolean> end = run(bridge, "service-a rollback");
        beginning.await();
        bridge.ended("service-a rollback", State.SUCCEEDED);

        assertThat(end.get()).isTrue();
    }

    @Test
    void isInterruptedByAnAbortedBody() throws Exception {
        CompletableFuture<Boolean> end = run(bridge, KEY);
        beginning.await();
        bridge.started(KEY);
        bridge.cancel(new IOException("aborted"));
        bridge.ended(KEY, State.ABORTED);

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(end::get)
                .withCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void beginsNothingOnceItIsCancelled() {
        bridge.cancel(new IOException("aborted"));

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> bridge.run(KEY, new Stage()));
        assertThat(begun).hasValue(0);
    }

    @Test
    void wakesWhoWaitsForAnotherPromotion() throws Exception {
        CompletableFuture<Throwable> woken = new CompletableFuture<>();
        CountDownLatch asleep = new CountDownLatch(1);
        Thread sleeper = new Thread(() -> {
            try {
                asleep.countDown();
                bridge.sleep(Duration.ofDays(1));
            } catch (InterruptedException e) {
                woken.complete(e);
            }
        });
        sleeper.start();
        asleep.await();
        bridge.cancel(new IOException("aborted"));

        assertThat(woken.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void beginsTheRollbackAfterTheCancellationWasTakenNoteOf() throws Exception {
        IOException cause = new IOException("aborted");
        bridge.cancel(cause);

        assertThat(bridge.takeCancellation()).isSameAs(cause);
        CompletableFuture<Boolean> end = run(bridge, KEY);
        beginning.await();
        bridge.ended(KEY, State.SUCCEEDED);
        assertThat(end.get()).isTrue();
    }

    @Test
    void waitsForNoBodyOfABuildThatIsGone() throws Exception {
        bridge.started(KEY);

        bridge.awaitNoBody(() -> false);

        assertThat(bridge.isRunning()).isTrue();
    }

    @Test
    void waitsUntilNoBodyRuns() throws Exception {
        bridge.started(KEY);
        CompletableFuture<Void> over = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                bridge.awaitNoBody(() -> true);
                over.complete(null);
            } catch (InterruptedException e) {
                over.completeExceptionally(e);
            }
        });
        waiting.setDaemon(true);
        waiting.start();

        bridge.ended(KEY, State.ABORTED);

        assertThat(over.get()).isNull();
    }
}
