package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.IOException;
import java.util.Map;

/**
 * The port to what really brings a version to a stage: the caller's command, or the body of a Pipeline step. It may be
 * run twice for one promotion when its caller was killed and asks for that, so it should bear it.
 */
@FunctionalInterface
public interface DeploymentAction {

    /**
     * Runs the action to its end.
     *
     * @param environment {@code PROMOTION_SERVICE}, {@code PROMOTION_FROM}, {@code PROMOTION_TO},
     *     {@code PROMOTION_ACTION}, {@code PROMOTION_VERSION} and {@code PROMOTION_ID}
     * @throws IOException when it cannot be started, or its output cannot be read; the promotion has failed then
     * @throws InterruptedException when the caller is interrupted; the promotion stays started, to be resumed or abandoned
     */
    Result run(Map<String, String> environment) throws IOException, InterruptedException;

    /**
     * How an action ended. What it printed stays outside the chain: only its digest is recorded.
     *
     * @param exitCode 0 for success
     * @param outputDigest SHA-256 over what it printed
     * @param outputSize number of bytes it printed
     */
    record Result(int exitCode, Sha256Digest outputDigest, long outputSize) {

        /** Whether it succeeded. */
        public boolean succeeded() {
            return exitCode == 0;
        }
    }
}
