package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.store.LocalSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compliance prove}. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        header = "Prove offline that one entry stands in a signed chain.",
        description = "Writes a C2SP tlog-proof, which compliance verify-proof checks without the chain.")
final class ProveCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Parameters(index = "0", paramLabel = "CHAIN", description = "The chain's directory.")
    private Path chain;

    @Parameters(index = "1", paramLabel = "ENTRY", description = "The entry's sequence.")
    private Count entry;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Prove it against this signed checkpoint instead of the newest one beside the chain.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the proof to this new file instead of standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--entry-output",
            paramLabel = "FILE",
            description = "Write the entry itself, which the proof does not hold, to this new file.")
    private Optional<Path> entryOutput = Optional.empty();

    ProveCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, CommandFailedException {
        LocalSnapshot snapshot = ChainInput.snapshot(chain);
        SignedCheckpoint signed = checkpoint(snapshot);
        if (entry.value() >= signed.checkpoint().size()) {
            throw new CommandFailedException(
                    "the checkpoint covers " + signed.checkpoint().size() + " entries, so not entry " + entry.value()
                            + "; sign a newer one with compliance checkpoint");
        }
        ProvenEntry proven = ProvenEntry.of(snapshot, entry.value(), signed);
        if (output.isPresent()) {
            Files.write(output.get(), proven.proof().bytes(), StandardOpenOption.CREATE_NEW);
        } else {
            Screen.out(environment).file(proven.proof().bytes());
        }
        if (entryOutput.isPresent()) {
            Files.write(entryOutput.get(), proven.entry().line(), StandardOpenOption.CREATE_NEW);
        }
        return ExitCodes.VALID;
    }

    private SignedCheckpoint checkpoint(LocalSnapshot snapshot) throws IOException, CommandFailedException {
        try (InputStream stream =
                checkpoint.isPresent() ? Files.newInputStream(checkpoint.get()) : snapshot.checkpoints()) {
            return Checkpoints.last(stream)
                    .orElseThrow(() -> new CommandFailedException("there is no signed checkpoint in "
                            + checkpoint.map(Path::toString).orElse(chain.toString())
                            + "; make one with compliance checkpoint"));
        }
    }
}
