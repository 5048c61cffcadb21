package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.verify.ChainExpectations;
import io.jenkins.plugins.compliance.chain.verify.ChainVerifier;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import io.jenkins.plugins.compliance.signing.attestation.EntryAttestation;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.LocalSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compliance export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Export the entries of a chain for other tools.",
        description =
                "Writes one DSSE envelope a line, each with an in-toto Statement about one entry, signed. The chain is"
                        + " verified first; a broken one is not signed for.")
final class ExportCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Parameters(paramLabel = "CHAIN", description = "The chain's directory.")
    private Path chain;

    @Option(names = "--dsse", required = true, description = "Export as DSSE envelopes, the one format there is.")
    @SuppressWarnings("UnusedVariable") // it is enough that it was said
    private boolean dsse;

    @Mixin
    private EntryFilter filter = new EntryFilter();

    @Mixin
    private SigningOptions signing = new SigningOptions();

    ExportCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        List<Signer> signers = List.of(signing.signer());
        LocalSnapshot snapshot = ChainInput.snapshot(chain);
        VerificationReport report = verify(snapshot);
        if (report.verdict() != Verdict.VALID) {
            Screen.err(environment)
                    .line("compliance export: nothing was exported, as the verdict on the chain is: " + report.verdict()
                            + "; see compliance verify " + ShellWord.of(chain.toString()));
            return ExitCodes.of(report.verdict());
        }
        export(snapshot, report.entries(), signers);
        return ExitCodes.VALID;
    }

    private VerificationReport verify(LocalSnapshot snapshot) throws IOException {
        try (Progress progress = Progress.ofBytes(environment, "Verifying", OptionalLong.of(snapshot.bytes()));
                InputStream entries = progress.watch(snapshot.entries());
                CheckpointSources checkpoints = CheckpointSources.open(new ChainInput.Directory(snapshot), List.of())) {
            return new ChainVerifier(
                            ChainExpectations.NONE,
                            Optional.empty(),
                            Threads.all().value())
                    .verify(entries, checkpoints.list(), finding -> {});
        }
    }

    private void export(LocalSnapshot snapshot, long size, List<Signer> signers) throws IOException, SigningException {
        Screen screen = Screen.out(environment);
        try (Progress progress = Progress.ofSteps(environment, "Signing", size);
                EntryReader entries = snapshot.read(filter.begin(), Math.max(filter.begin(), filter.end()))) {
            for (Optional<EvidenceEntry> entry = entries.next();
                    entry.isPresent() && !screen.failed();
                    entry = entries.next()) {
                if (filter.test(entry.get())) {
                    screen.jsonLine(EntryAttestation.sign(entry.get(), signers));
                }
                progress.step(1);
            }
        }
    }
}
