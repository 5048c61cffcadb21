package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.store.BackupReport;
import io.jenkins.plugins.compliance.store.BackupState;
import io.jenkins.plugins.compliance.store.BackupStore;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code compliance backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        header = "Copy chains and evidence to a second directory, and verify the copy.",
        description =
                "Only what is new is written. What was copied before and differs now is reported, and stays as it is."
                        + " Exit code 1 says so. Keys are not copied; docs/operations.md says what else to keep.")
final class BackupCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private Workspace workspace = new Workspace();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "The directory of the copy, best on another disk; made when there is none.")
    private Path target;

    @Option(names = "--quick", description = "Do not hash files of evidence that were copied before.")
    private boolean quick;

    BackupCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, CommandFailedException {
        if (!Files.isDirectory(workspace.chains())) {
            throw new CommandFailedException("there are no chains in " + workspace.chains() + "; see --home");
        }
        BackupReport report;
        try (LocalStore store = workspace.store(environment)) {
            report = new BackupStore(store, workspace.evidence(), target, environment.clock()).backUp(!quick);
        }
        Screen screen = Screen.out(environment);
        for (BackupState chain : report.chains()) {
            screen.line(chain.service() + "  " + chain.verified() + " of " + chain.entries()
                    + " entries copied and verified");
        }
        screen.line("evidence  " + report.files() + " files copied");
        report.chains().stream()
                .flatMap(chain -> chain.findings().stream())
                .forEach(finding -> screen.line("finding: " + finding));
        report.fileFindings().forEach(finding -> screen.line("finding: " + finding));
        return report.isSound() ? ExitCodes.VALID : ExitCodes.BROKEN;
    }
}
