package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.evidence.LocalEvidenceFiles;
import io.jenkins.plugins.compliance.promotion.DeploymentAction;
import io.jenkins.plugins.compliance.promotion.ProcessAction;
import io.jenkins.plugins.compliance.promotion.PromotionEngine;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.promotion.PromotionReport;
import io.jenkins.plugins.compliance.promotion.ServiceOutcome;
import io.jenkins.plugins.compliance.promotion.Sleeper;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.util.Optional;

/** What the commands that promote have in common. */
final class Promotions {

    private final CliEnvironment environment;
    private final boolean json;
    private final PromotionText text;

    /** @param json whether standard output is for the report alone */
    Promotions(CliEnvironment environment, boolean json) {
        this.environment = environment;
        this.json = json;
        this.text = new PromotionText(Screen.out(environment));
    }

    PromotionEngine engine(Workspace workspace, LocalStore store, Optional<CheckpointSigner> signer) {
        return new PromotionEngine(
                store, new LocalEvidenceFiles(workspace.evidence()), signer, environment.clock(), Sleeper.system());
    }

    DeploymentAction action(String command) {
        return new ProcessAction(command, json ? environment.err() : environment.out());
    }

    PromotionListener listener() {
        return json ? PromotionListener.NONE : text;
    }

    /** Shows what became of it. */
    int report(PromotionReport report, Workspace workspace, boolean signed) {
        if (json) {
            Screen.out(environment).json(PromotionJson.of(report));
        } else {
            text.report(report);
        }
        if (!signed) {
            tellUnsigned(workspace);
        }
        return exitCode(report);
    }

    void tellUnsigned(Workspace workspace) {
        Screen screen = Screen.err(environment);
        screen.part(Style.DOUBTFUL, "note: ");
        screen.line(
                "there is no " + workspace.keyFile() + ", so the end of the chain was not signed, and entries cut off"
                        + " there would not show; make a key with compliance keygen");
    }

    /** The same, of a key that is there. */
    void tellUnsigned(String why) {
        Screen screen = Screen.err(environment);
        screen.part(Style.DOUBTFUL, "warning: ");
        screen.line("the end of the chain was not signed, and the next checkpoint will cover it: " + why);
    }

    private static int exitCode(PromotionReport report) {
        if (report.completed()) {
            return ExitCodes.VALID;
        }
        boolean undecided = report.outcomes().stream()
                .map(ServiceOutcome::result)
                .anyMatch(result ->
                        result == ServiceOutcome.Result.REFUSED || result == ServiceOutcome.Result.INTERRUPTED);
        return undecided ? ExitCodes.CANNOT_TELL : ExitCodes.BROKEN;
    }
}
