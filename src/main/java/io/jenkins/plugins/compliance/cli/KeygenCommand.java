package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.signing.Ed25519PublicKey;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compliance keygen}. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        header = "Make a key that signs checkpoints, or show its public half.",
        description =
                "Writes a new Ed25519 private key, for its owner's eyes only, and prints the verifier key line that"
                        + " everybody may have. With --public, an existing key is left as it is and its public half is"
                        + " printed.")
final class KeygenCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Parameters(paramLabel = "KEY_FILE", description = "The private key's file.")
    private Path file;

    @Mixin
    private KeyNameOption keyName = new KeyNameOption();

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Option(
            names = "--public",
            paramLabel = "FORM",
            description = "Print the public half of the key that is there, as ${COMPLETION-CANDIDATES}.")
    private Optional<PublicForm> publicForm = Optional.empty();

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    /** How a public key is written. */
    enum PublicForm {
        /** A C2SP verifier key line. */
        vkey,
        /** SubjectPublicKeyInfo. */
        pem
    }

    KeygenCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws UnusableKeyException {
        // A name that cannot be used is to be noticed before there is a key.
        Optional<String> name =
                publicForm.equals(Optional.of(PublicForm.pem)) ? keyName.value() : Optional.of(keyName.require());
        Signer signer = publicForm.isPresent()
                ? passphrase.existing(file).open()
                : passphrase.created(file).create(environment.random());
        show(
                signer.publicKey(),
                name.map(known -> VerifierKey.ed25519(known, signer.publicKey().bytes())));
        return ExitCodes.VALID;
    }

    private void show(Ed25519PublicKey key, Optional<VerifierKey> verifierKey) {
        Screen screen = Screen.out(environment);
        if (json) {
            Map<String, Object> document = new TreeMap<>();
            document.put("key_id", key.keyId());
            document.put("pem", key.toPem());
            verifierKey.ifPresent(known -> document.put("vkey", known.format()));
            screen.json(JsonObject.of(document));
        } else if (publicForm.equals(Optional.of(PublicForm.pem))) {
            screen.file(key.toPem().getBytes(StandardCharsets.US_ASCII));
        } else {
            screen.line(verifierKey.orElseThrow().format());
        }
    }
}
