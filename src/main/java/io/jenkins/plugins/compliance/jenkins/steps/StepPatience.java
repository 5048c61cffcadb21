package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.model.Run;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.io.IOException;
import java.time.Duration;

/** Waits on behalf of a step, as long as its build is there. Confined to one thread. */
final class StepPatience {

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Run<?, ?> run;
    private final BodyBridge bridge;
    private final BuildLog log;

    StepPatience(Run<?, ?> run, BodyBridge bridge, BuildLog log) {
        this.run = run;
        this.bridge = bridge;
        this.log = log;
    }

    /** What somebody else has to answer. */
    @FunctionalInterface
    interface Attempt<T> {
        T make() throws IOException, InterruptedException, SigningException;
    }

    /**
     * Lets time pass.
     *
     * @throws InterruptedException when the step is to end; or when its build has ended, as one does that was killed, of
     *     which nobody tells the step
     */
    void pause(Duration time) throws InterruptedException {
        if (!run.isBuilding()) {
            throw new InterruptedException("the build has ended");
        }
        bridge.sleep(time);
    }

    /**
     * Tries again and again after a restart: Vault may be sealed still, or an agent not be back. The body is running
     * meanwhile, perhaps, and whoever gives up kills a deployment for nothing; so not as long as it runs, and not before half
     * an hour is over.
     */
    <T> T patiently(Attempt<T> attempt) throws IOException, InterruptedException, SigningException {
        long begin = System.nanoTime();
        String said = "";
        while (true) {
            try {
                return attempt.make();
            } catch (IOException | SigningException e) {
                if (!bridge.isRunning() && System.nanoTime() - begin >= PATIENCE.toNanos()) {
                    throw e;
                }
                String message = "cannot go on after the restart: " + e.getMessage() + "; will try again";
                if (!message.equals(said)) {
                    log.line(message);
                    said = message;
                }
            }
            pause(RETRY);
        }
    }
}
