package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.verify.ChainExpectations;
import io.jenkins.plugins.compliance.chain.verify.ChainVerifier;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compliance verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        header = "Verify a chain or a package: every entry, every link, every checkpoint, and where it ends.",
        description = "Reads it and reports every finding. The exit code is 0 when it is valid, 1 when it is"
                + " broken, and 2 when that cannot be told.")
final class VerifyCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Parameters(
            paramLabel = "PATH",
            description =
                    "A chain's directory, with the checkpoints in it; a file of its lines; an evidence or distribution"
                            + " package (*.zip); or - for standard input.")
    private String path;

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Hold the chain against this signed checkpoint, too, which you have from elsewhere. Can be given"
                            + " several times.")
    private List<Path> checkpoints = List.of();

    @Option(names = "--service", paramLabel = "NAME", description = "The chain must be this service's.")
    private Optional<ServiceName> service = Optional.empty();

    @Option(names = "--expect-size", paramLabel = "N", description = "The chain must have this many entries.")
    private Optional<Count> expectedSize = Optional.empty();

    @Option(names = "--expect-head", paramLabel = "HASH", description = "The last entry must have this hash.")
    private Optional<Sha256Digest> expectedHead = Optional.empty();

    @Option(
            names = "--max-findings",
            paramLabel = "N",
            defaultValue = "20",
            description = "Show so many findings (default ${DEFAULT-VALUE}); all are counted.")
    private Count maxFindings = new Count(20);

    @Option(names = "--threads", paramLabel = "N", description = "Verify on so many cores (default: all).")
    private Optional<Threads> threads = Optional.empty();

    @Option(names = "--json", description = "Report as JSON, see the schema verify-report.schema.json.")
    private boolean json;

    VerifyCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        if (PackageVerification.isPackage(path)) {
            refuseChainOptions();
            return new PackageVerification(environment, maxFindings.value(), json)
                    .run(
                            Path.of(path),
                            keys.trusted(),
                            threads.orElseGet(Threads::all).value());
        }
        Optional<CheckpointPolicy> policy = keys.policy();
        ChainInput input = ChainInput.of(path, environment.in());
        ShownFindings findings = new ShownFindings(maxFindings.value());
        VerificationReport report = verify(input, policy, findings);
        VerifyOutcome outcome =
                new VerifyOutcome(path, input, report, findings.shown(), policy.isPresent(), claimedSigners(input));
        Screen screen = Screen.out(environment);
        if (json) {
            screen.json(VerifyJson.of(outcome));
        } else {
            new VerifyText(screen).show(outcome);
        }
        return ExitCodes.of(report.verdict());
    }

    private void refuseChainOptions() throws CommandFailedException {
        if (!checkpoints.isEmpty() || service.isPresent() || expectedSize.isPresent() || expectedHead.isPresent()) {
            throw new CommandFailedException("--checkpoint, --service, --expect-size and --expect-head are for chains;"
                    + " a package brings its own, and the key says whose they are");
        }
    }

    /** Who is said to have signed, which is a hint what key to look for, and no more. */
    private static List<String> claimedSigners(ChainInput input) throws IOException {
        try (InputStream found = input.checkpoints()) {
            return Checkpoints.last(found).stream()
                    .flatMap(checkpoint -> checkpoint.note().signatures().stream())
                    .map(signature -> signature.key().toString())
                    .toList();
        }
    }

    private VerificationReport verify(ChainInput input, Optional<CheckpointPolicy> policy, ShownFindings findings)
            throws IOException {
        ChainExpectations expectations = new ChainExpectations(
                service, expectedSize.stream().mapToLong(Count::value).findFirst(), expectedHead);
        ChainVerifier verifier = new ChainVerifier(
                expectations, policy, threads.orElseGet(Threads::all).value());
        try (CheckpointSources sources = CheckpointSources.open(input, checkpoints);
                Progress progress = Progress.ofBytes(environment, "Verifying", input.bytes());
                InputStream chain = progress.watch(input.entries())) {
            return verifier.verify(chain, sources.list(), findings);
        }
    }
}
