package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.promotion.PromotionAttempt;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes the identifier of a promotion from the build and the step's arguments, so that a step that is retried, resumed or
 * replayed asks for the same promotion and not for another, nor does another build: of another controller with the same
 * chains, or of a job that was made anew. Stateless.
 */
final class PromotionKey {

    private static final int DIGITS = 8;

    private PromotionKey() {}

    /**
     * The identifier {@code <job>-<build>-<digest>}, with a further digest of the job's name where that had to be changed to
     * fit, so that two jobs never share one.
     *
     * @param job full name of the job
     * @param build the build's number; for a replayed one that of the build it repeats
     * @param time when that was scheduled, in milliseconds since 1970
     * @param identity what else makes it another promotion
     */
    static PromotionId of(String job, int build, long time, List<String> identity) {
        String rest = "-" + build + "-" + digest(time + "\0" + String.join("\0", identity));
        String plain = job.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        int room = PromotionAttempt.LONGEST_ID - rest.length();
        if (plain.isEmpty() || !plain.equals(job) || plain.length() > room) {
            String distinction = (plain.isEmpty() ? "" : "-") + digest(job);
            plain = plain.substring(0, Math.min(plain.length(), room - distinction.length())) + distinction;
        }
        return new PromotionId(plain + rest);
    }

    private static String digest(String text) {
        return Sha256Digest.compute(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
    }
}
