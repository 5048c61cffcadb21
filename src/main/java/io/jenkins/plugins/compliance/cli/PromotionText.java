package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.collect.CollectedEvidence;
import io.jenkins.plugins.compliance.promotion.PromotionAction;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.promotion.PromotionReport;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells people what a promotion does while it does it, one short line for each entry. Confined to one thread. */
final class PromotionText implements PromotionListener {

    private static final int HASH_SHOWN = 12;

    private final Screen screen;
    private boolean waitingSaid;

    PromotionText(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void appended(EvidenceEntry entry) {
        String event = entry.data().text("event").orElse("-");
        String verdict = entry.data().text("verdict").map(word -> " " + word).orElse("");
        row(entry.service(), style(event), event + verdict, entry.sequence(), shown(entry));
    }

    /** Evidence was collected: where it is, and its numbers. */
    void collected(EvidenceEntry entry, CollectedEvidence evidence) {
        row(
                entry.service(),
                Style.PLAIN,
                "evidence " + evidence.document().kind(),
                entry.sequence(),
                shown(entry) + "  " + numbers(evidence));
    }

    /** The numbers that people look at first; the document has them all. */
    private static String numbers(CollectedEvidence evidence) {
        Map<String, JsonValue> numbers = evidence.document().summary().members();
        return names(evidence.document().kind()).stream()
                .filter(numbers::containsKey)
                .map(name -> name + " " + numbers.get(name))
                .collect(Collectors.joining(", "));
    }

    private static List<String> names(EvidenceKind kind) {
        return switch (kind) {
            case SAST -> List.of("critical", "high", "medium", "low", "suppressed", "incomplete");
            case COVERAGE -> List.of("line", "branch");
            case TESTS -> List.of("total", "failed", "errors", "skipped");
            case SBOM -> List.of("components", "critical", "high", "medium", "low");
            case FILES -> List.of("count", "bytes");
        };
    }

    private static String shown(EvidenceEntry entry) {
        return entry.hash().hex().substring(0, HASH_SHOWN);
    }

    private void row(ServiceName service, Style style, String event, long sequence, String hash) {
        screen.part(Style.PLAIN, String.format("%-20s ", service));
        screen.part(style, String.format("%-24s", event));
        screen.line(Style.FAINT, String.format(Locale.ROOT, " %6d  %s", sequence, hash));
    }

    private static Style style(String event) {
        return switch (event) {
            case "completed", "validated" -> Style.GOOD;
            case "rejected", "failed" -> Style.BAD;
            case "rolled_back", "abandoned" -> Style.DOUBTFUL;
            default -> Style.PLAIN;
        };
    }

    @Override
    public void waiting(ServiceName service, PromotionState holder) {
        if (!waitingSaid) {
            screen.line(
                    Style.DOUBTFUL,
                    String.format(
                            Locale.ROOT,
                            "%-20s waits for %s, entry %d",
                            service,
                            holder.id(),
                            holder.last().sequence()));
            waitingSaid = true;
        }
    }

    @Override
    public void acting(ServiceName service, PromotionAction action, String version) {
        screen.line(Style.FAINT, String.format("%-20s runs the action: %s %s", service, action.word(), version));
    }

    @Override
    public void notRun(ServiceName service, IOException reason) {
        screen.line(Style.BAD, String.format("%-20s cannot run the action: %s", service, reason.getMessage()));
    }

    @Override
    public void checkpointed(ServiceName service, long size) {
        screen.line(Style.FAINT, String.format(Locale.ROOT, "%-20s checkpoint of %d entries signed", service, size));
    }

    /** The end of it: what became of each service, and what to do. */
    void report(PromotionReport report) {
        for (ServiceOutcome outcome : report.outcomes()) {
            screen.part(Style.PLAIN, String.format("%-20s ", outcome.service()));
            screen.part(style(outcome), word(outcome));
            screen.line((outcome.recorded() ? " before, nothing was done" : "")
                    + outcome.state()
                            .map(state -> ", promotion " + report.id() + ", "
                                    + state.action().word() + " " + state.version() + " to " + state.to())
                            .orElse(""));
            outcome.reasons().forEach(reason -> screen.line("  - " + reason));
        }
    }

    private static Style style(ServiceOutcome outcome) {
        return switch (outcome.result()) {
            case COMPLETED -> Style.GOOD;
            case REJECTED, FAILED, ABANDONED -> Style.BAD;
            case ROLLED_BACK, REFUSED, INTERRUPTED, NOT_REACHED -> Style.DOUBTFUL;
        };
    }

    private static String word(ServiceOutcome outcome) {
        return outcome.result().name().replace('_', ' ');
    }
}
