package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whose key signs. */
final class SigningOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--key-file", paramLabel = "FILE", description = "Sign with this private key.")
    private Optional<Path> keyFile = Optional.empty();

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    boolean isGiven() {
        return keyFile.isPresent();
    }

    Signer signer() throws UnusableKeyException {
        Path file = keyFile.orElseThrow(
                () -> new ParameterException(command.commandLine(), "Missing required option: '--key-file=FILE'"));
        return passphrase.existing(file).open();
    }

    CheckpointSigner checkpointSigner(KeyNameOption keyName) throws UnusableKeyException {
        return new CheckpointSigner(keyName.require(), signer());
    }
}
