package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.bundle.PackageSigner;
import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where the everyday commands work: one directory that holds the chains, the evidence, the packages and the key. A mixin;
 * nothing is created before it is needed.
 *
 * <pre>{@code
 * <home>/chains/<service>/   evidence chains, see LocalStore
 * <home>/evidence/           files by their digest
 * <home>/packages/           evidence packages
 * <home>/signing.key         private key that signs checkpoints; without one, promotions are not checkpointed
 * <home>/signing.vkey        its verifier key line, which names the installation, for auditors
 * }</pre>
 */
final class Workspace {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "compliance",
            description = "The directory of chains, evidence, packages and signing key; ${DEFAULT-VALUE} by default.")
    private Path home = Path.of("compliance");

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    Path home() {
        return home;
    }

    /** The directory above the chains' directories. */
    Path chains() {
        return home.resolve("chains");
    }

    /** The directory of evidence files. */
    Path evidence() {
        return home.resolve("evidence");
    }

    /** The directory of packages. */
    Path packages() {
        return home.resolve("packages");
    }

    /** The private key's file, which need not exist. */
    Path keyFile() {
        return home.resolve("signing.key");
    }

    /** The file of the key's public half. */
    Path verifierKeyFile() {
        return home.resolve("signing.vkey");
    }

    /** The store of the chains; the caller closes it. */
    LocalStore store(CliEnvironment environment) {
        return new LocalStore(chains(), environment.clock(), environment.random()::nextLong);
    }

    /**
     * What signs the chains' heads; empty when there is no key.
     *
     * @throws UnusableKeyException when the key cannot be used, or {@code signing.vkey} does not name it
     */
    Optional<CheckpointSigner> signer() throws UnusableKeyException {
        if (!Files.exists(keyFile(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Signer signer = passphrase.existing(keyFile()).open();
        return Optional.of(new CheckpointSigner(keyName(signer), signer));
    }

    /**
     * What signs packages.
     *
     * @throws UnusableKeyException when there is no key, it cannot be used, or {@code signing.vkey} does not name it
     */
    PackageSigner packageSigner() throws UnusableKeyException {
        if (!Files.exists(keyFile(), LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableKeyException("there is no " + keyFile() + " to sign with; make one: compliance keygen"
                    + " --key-name NAME " + keyFile() + " > " + verifierKeyFile());
        }
        Signer signer = passphrase.existing(keyFile()).open();
        return new PackageSigner(
                keyName(signer),
                signer,
                TrustedKeys.read(verifierKeyFile(), Optional.empty()).history());
    }

    private String keyName(Signer signer) throws UnusableKeyException {
        byte[] publicKey = signer.publicKey().bytes();
        for (KeyHistory.Entry entry :
                TrustedKeys.read(verifierKeyFile(), Optional.empty()).history().keys()) {
            if (Arrays.equals(entry.key().publicKey(), publicKey)) {
                return entry.key().identity().name();
            }
        }
        throw new UnusableKeyException(verifierKeyFile() + " is not the public half of " + keyFile()
                + "; write it anew: compliance keygen --public=vkey --key-name NAME " + keyFile() + " > "
                + verifierKeyFile());
    }
}
