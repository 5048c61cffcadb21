package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.drill.AttackMatrix;
import io.jenkins.plugins.compliance.drill.AttackResult;
import io.jenkins.plugins.compliance.drill.Drill;
import io.jenkins.plugins.compliance.drill.DrillReport;
import io.jenkins.plugins.compliance.drill.DrillSubject;
import io.jenkins.plugins.compliance.drill.VerifierFactory;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compliance drill}. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        header = "Tamper with copies of a chain, and see whether the verifier finds out.",
        description =
                "The chain itself is only read. Copies go to a directory of their own, which takes twice the chain's"
                        + " room. The exit code is 0 when every attack was detected, 1 when one was missed or the chain is"
                        + " broken already, and 2 when there was nothing to drill.")
final class DrillCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Parameters(
            paramLabel = "CHAIN",
            description = "The chain's directory, a file of its lines, or - for standard input.")
    private String path;

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Drill with the signed checkpoints in this file instead of those beside the chain.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Chooses the same positions as the drill that reported this seed (default: another one each time).")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--keep",
            paramLabel = "DIRECTORY",
            description = "Make the copies in this new directory, and leave them there.")
    private Optional<Path> keep = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "Verify on so many cores (default: all).")
    private Optional<Threads> threads = Optional.empty();

    @Option(names = "--json", description = "Report as JSON, see the schema drill-report.schema.json.")
    private boolean json;

    DrillCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        Screen screen = Screen.out(environment);
        DrillText text = new DrillText(screen);
        DrillReport report;
        try (Progress progress =
                Progress.ofSteps(environment, "Drilling", AttackMatrix.attacks().size())) {
            report = run(json ? result -> progress.step(1) : text::show);
        }
        if (json) {
            screen.json(DrillJson.of(path, report));
        } else {
            text.show(path, report);
        }
        return ExitCodes.of(report.verdict());
    }

    private DrillReport run(Consumer<AttackResult> results)
            throws IOException, CommandFailedException, UnusableKeyException {
        ChainInput input = ChainInput.of(path, environment.in());
        try (CopiesDirectory copies = CopiesDirectory.open(keep);
                InputStream entries = input.entries();
                InputStream checkpoints =
                        checkpoint.isPresent() ? Files.newInputStream(checkpoint.get()) : input.checkpoints()) {
            Drill drill = new Drill(
                    copies.path(),
                    keep.isPresent(),
                    seed.orElseGet(environment.random()::nextLong),
                    VerifierFactory.standard(threads.orElseGet(Threads::all).value()));
            return drill.run(new DrillSubject(entries, checkpoints, keys.policy()), results);
        }
    }
}
