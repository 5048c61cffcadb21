package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.signing.CheckpointJson;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compliance checkpoint}. */
@Command(
        name = "checkpoint",
        mixinStandardHelpOptions = true,
        header = "Sign the head of a chain, and publish the checkpoint beside the entries.",
        description =
                "The signed checkpoint is also printed. Keep a copy away from the chain: it is what a truncated or"
                        + " rewritten chain is found out by. The chain is verified before it is signed.")
final class CheckpointCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Parameters(paramLabel = "CHAIN", description = "The chain's directory, which is named after the service.")
    private Path directory;

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Mixin
    private KeyNameOption keyName = new KeyNameOption();

    @Option(names = "--json", description = "Print it as JSON, by the schema checkpoint.schema.json.")
    private boolean json;

    CheckpointCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        CheckpointSigner signer = signing.checkpointSigner(keyName);
        // Opening for writing would make a chain where there is none.
        if (ChainInput.snapshot(directory).bytes() == 0) {
            throw new CommandFailedException(directory + " has no entries yet, so there is no head to sign");
        }
        SignedCheckpoint signed = publish(directory.toRealPath(), signer);
        Screen screen = Screen.out(environment);
        if (json) {
            screen.json(CheckpointJson.of(signed));
        } else {
            screen.file(signed.bytes());
        }
        return ExitCodes.VALID;
    }

    private SignedCheckpoint publish(Path absolute, CheckpointSigner signer)
            throws StoreException, NoteSigningException, CommandFailedException {
        Path root = absolute.getParent();
        String name = String.valueOf(absolute.getFileName());
        if (root == null || !ServiceName.isValid(name)) {
            throw new CommandFailedException(
                    directory + " is not named after a service, so it is a copy of a chain; sign"
                            + " the chain where it is written");
        }
        try (LocalStore store = new LocalStore(root, environment.clock(), environment.random()::nextLong);
                EvidenceChain chain = store.chain(new ServiceName(name))) {
            Recoveries.tell(chain, environment);
            return HeadSigning.publish(chain, signer);
        }
    }
}
