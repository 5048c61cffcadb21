package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.promotion.Conduct;
import io.jenkins.plugins.compliance.promotion.OnFailure;
import io.jenkins.plugins.compliance.promotion.OnInterrupted;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a promotion or a rollback is carried out. */
final class RunOptions {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "The promotion's identifier. Called again with the same one, the command continues that"
                    + " promotion, or tells how it ended. A new one by default.")
    private Optional<PromotionId> id = Optional.empty();

    @Option(
            names = "--wait",
            paramLabel = "MINUTES",
            description = "How long to wait for another promotion of a service to end; 0 by default.")
    private Count wait = new Count(0);

    @Option(
            names = "--resume",
            paramLabel = "HOW",
            description = "What to do with a promotion of this identifier that was started and has no end: rerun its"
                    + " action, or abandon it. By default it is left alone.")
    private OnInterrupted resume = OnInterrupted.REFUSE;

    @Option(names = "--json", description = "Report as JSON; the action's output goes to standard error.")
    private boolean json;

    boolean json() {
        return json;
    }

    Conduct conduct(OnFailure onFailure) {
        return new Conduct(onFailure, resume, Duration.ofMinutes(Math.min(wait.value(), 1 << 20)));
    }

    /** The given one; or one made of the time, for people, and of chance. */
    PromotionId id(CliEnvironment environment) {
        return id.orElseGet(() -> new PromotionId("p-"
                + DAY_AND_TIME.format(environment.clock().instant())
                + String.format("-%06x", environment.random().nextInt(1 << 24))));
    }
}
