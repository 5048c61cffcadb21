package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.promotion.PromotionEvent;
import io.jenkins.plugins.compliance.promotion.PromotionPhase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** The events of a promotion in words. Stateless. */
final class Outcomes {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Outcomes() {}

    static String sentence(String event) {
        return switch (event) {
            case "requested" -> "It was requested, and nothing has followed.";
            case "gates_evaluated" -> "Its gates were evaluated, and nothing has followed.";
            case "validated" -> "Every gate passed or was waived; the deployment has not begun.";
            case "rejected" -> "It was not let through, and nothing was deployed.";
            case "started" -> "The deployment has begun and has not ended.";
            case "completed" -> "Every gate passed or was waived, and the deployment succeeded.";
            case "failed" -> "It was let through, but the deployment failed.";
            case "rolled_back" -> "The deployment failed, and what was there before was brought back.";
            case "abandoned" -> "It was closed without having come to an end.";
            default -> "It ended in another way than this version of the tool knows.";
        };
    }

    /** The event that brings a promotion into a phase. */
    static String event(PromotionPhase phase) {
        return Arrays.stream(PromotionEvent.values())
                .filter(event -> event.to() == phase)
                .findFirst()
                .orElseThrow()
                .word();
    }

    /** What to do next, for the status table. */
    static String nextStep(String event) {
        return switch (event) {
            case "requested", "gates_evaluated" -> "finish or abandon the promotion";
            case "validated" -> "start the deployment";
            case "rejected" -> "mend what the gates object to, collect evidence again, and promote";
            case "started" -> "wait for the deployment; resume or abandon it if its build is gone";
            case "completed" -> "none";
            case "failed" -> "find out why the deployment failed; promote again or roll back";
            case "rolled_back" -> "find out why the deployment failed, and promote again";
            case "abandoned" -> "promote again";
            default -> "look at the chain";
        };
    }

    static String time(Instant time) {
        return TIME.format(time);
    }
}
