package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.verify.Finding;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import java.util.stream.Collectors;

/** Shows a verification to people: what was found, what was measured, and the verdict last. */
final class VerifyText {

    private final Screen screen;

    VerifyText(Screen screen) {
        this.screen = screen;
    }

    void show(VerifyOutcome outcome) {
        int number = 0;
        for (Finding finding : outcome.findings()) {
            show(++number, finding, outcome);
        }
        if (outcome.findingsNotShown() > 0) {
            screen.line(outcome.findingsNotShown() + " more findings; see them with --max-findings "
                    + outcome.report().findingCount());
            screen.line("");
        }
        showFacts(outcome);
        outcome.notProven().ifPresent(text -> screen.field("not proven", text));
        outcome.advice().ifPresent(text -> screen.field("advice", text));
        showVerdict(outcome);
    }

    private void show(int number, Finding finding, VerifyOutcome outcome) {
        screen.part(Style.BAD, "finding " + number);
        screen.line(": " + finding.check() + ", entry " + finding.entry() + ", byte " + finding.offset() + " of "
                + (finding.source().equals(Finding.CHAIN) ? "the chain" : finding.source()));
        outcome.place(finding)
                .ifPresent(place -> screen.field("  in", "byte " + place.offset() + " of " + place.file()));
        screen.field("  expected", finding.expected());
        screen.field("  found", finding.found());
        screen.field("  remedy", Remedies.of(finding.check()));
        screen.line("");
    }

    private void showFacts(VerifyOutcome outcome) {
        VerificationReport report = outcome.report();
        screen.field("chain", outcome.path());
        screen.field("service", report.service().orElse("none named"));
        screen.field("entries", Long.toString(report.entries()));
        screen.field("bytes", Long.toString(report.bytes()));
        screen.field("head", report.head().map(Sha256Digest::hex).orElse("none"));
        screen.field("root", report.root().base64());
        screen.field(
                "checkpoints",
                report.checkpoints() == 0
                        ? "none verified"
                        : report.checkpoints() + " verified, over " + report.covered() + " of " + report.entries()
                                + " entries");
        screen.field(
                "tail_pinned", report.tailPinned() ? Style.PLAIN : Style.DOUBTFUL, report.tailPinned() ? "yes" : "no");
    }

    private void showVerdict(VerifyOutcome outcome) {
        VerificationReport report = outcome.report();
        switch (report.verdict()) {
            case VALID -> {
                screen.part(report.tailPinned() ? Style.GOOD : Style.DOUBTFUL, "VALID");
                screen.line(report.tailPinned() ? "" : ", as far as it goes: where the chain ends is not proven");
            }
            case CANNOT_TELL -> {
                screen.part(Style.DOUBTFUL, "CANNOT TELL");
                screen.line(": " + String.join("; ", report.reasons()));
            }
            case BROKEN -> {
                screen.part(Style.BAD, "BROKEN");
                screen.line(": " + findings(report));
            }
        }
    }

    private static String findings(VerificationReport report) {
        return report.findingCount() + (report.findingCount() == 1 ? " finding (" : " findings (")
                + report.findings().entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
