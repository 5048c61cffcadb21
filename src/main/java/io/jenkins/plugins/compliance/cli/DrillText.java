package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.verify.Check;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.drill.AttackResult;
import io.jenkins.plugins.compliance.drill.AttackResult.Outcome;
import io.jenkins.plugins.compliance.drill.DrillReport;
import java.util.stream.Collectors;

/** Shows a drill to people: each attack as its result comes, and the verdict last. */
final class DrillText {

    private final Screen screen;

    DrillText(Screen screen) {
        this.screen = screen;
    }

    void show(AttackResult result) {
        screen.part(Style.PLAIN, String.format("%-32s", result.attack().id()));
        screen.part(style(result.outcome()), String.format("%-16s", result.outcome()));
        String found = result.findings().keySet().stream().map(Check::id).collect(Collectors.joining(", "));
        switch (result.outcome()) {
            case DETECTED -> screen.line("by " + found);
            case NOT_APPLICABLE -> screen.line(result.note());
            case MISSED -> screen.line(result.note() + (found.isEmpty() ? "" : "; found by " + found + " only"));
        }
    }

    private static Style style(Outcome outcome) {
        return switch (outcome) {
            case DETECTED -> Style.GOOD;
            case MISSED -> Style.BAD;
            case NOT_APPLICABLE -> Style.FAINT;
        };
    }

    void show(String path, DrillReport report) {
        if (!report.results().isEmpty()) {
            screen.line("");
        }
        screen.field("chain", path);
        screen.field("entries", Long.toString(report.control().entries()));
        screen.field("seed", Long.toString(report.seed()));
        if (report.uncovered() > 0) {
            screen.field(
                    "left out",
                    Style.DOUBTFUL,
                    report.uncovered() + " later entries, which no signed checkpoint covers:"
                            + " nobody could tell if they were altered");
        }
        report.temporaryKey()
                .ifPresent(key -> screen.field(
                        "note",
                        Style.DOUBTFUL,
                        "no checkpoint by a trusted key was there; the drill signed one"
                                + " with a temporary key over its copy"));
        showVerdict(path, report);
    }

    private void showVerdict(String path, DrillReport report) {
        Verdict control = report.control().verdict();
        if (control != Verdict.VALID) {
            screen.part(Style.BAD, "NOT DRILLED");
            screen.line(": the verdict on the untouched chain is: " + control + "; see compliance verify "
                    + ShellWord.of(path));
            return;
        }
        boolean passed = report.verdict() == Verdict.VALID;
        screen.part(passed ? Style.GOOD : Style.BAD, passed ? "PASSED" : "FAILED");
        screen.line(": " + report.count(Outcome.DETECTED) + " attacks detected, " + report.count(Outcome.MISSED)
                + " missed, " + report.count(Outcome.NOT_APPLICABLE) + " not applicable");
    }
}
