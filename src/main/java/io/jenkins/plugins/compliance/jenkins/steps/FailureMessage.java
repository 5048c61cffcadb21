package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.promotion.PromotionReport;
import io.jenkins.plugins.compliance.promotion.ServiceOutcome;
import java.util.stream.Collectors;

/** Says in one line why a promotion did not complete. Stateless. */
final class FailureMessage {

    private static final int LONGEST = 400;

    private FailureMessage() {}

    /** @param report of a promotion that did not complete */
    static String of(PromotionReport report) {
        String line = report.outcomes().stream()
                .filter(each -> each.result() != ServiceOutcome.Result.COMPLETED
                        && each.result() != ServiceOutcome.Result.NOT_REACHED)
                .map(FailureMessage::of)
                .collect(Collectors.joining("; "));
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    private static String of(ServiceOutcome outcome) {
        String head = outcome.service() + " " + verb(outcome);
        return switch (outcome.reasons().size()) {
            case 0 -> head;
            case 1 -> head + ": " + first(outcome);
            default ->
                head + ": " + first(outcome) + " (and " + (outcome.reasons().size() - 1) + " more)";
        };
    }

    /** A refusal says in the chain that it is one; here the verb does. */
    private static String first(ServiceOutcome outcome) {
        return outcome.reasons().get(0).replaceFirst("^refused: ", "");
    }

    private static String verb(ServiceOutcome outcome) {
        return switch (outcome.result()) {
            case COMPLETED -> "completed";
            case REJECTED -> "was rejected";
            case FAILED -> "failed";
            case ROLLED_BACK -> "failed and was rolled back";
            case ABANDONED -> "was abandoned";
            case REFUSED -> "was refused";
            case INTERRUPTED -> "was interrupted";
            case NOT_REACHED -> "was not reached";
        };
    }
}
