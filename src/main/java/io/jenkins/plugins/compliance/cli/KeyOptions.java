package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose signatures are trusted. */
final class KeyOptions {

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "Trust the public keys in this file: verifier key lines, a key history, or one key in PEM, which"
                            + " needs --key-name. Can be given several times.")
    private List<Path> files = List.of();

    @Option(names = "--key-name", paramLabel = "NAME", description = "The name that a key in PEM signs under.")
    private Optional<String> keyName = Optional.empty();

    /** Whether there is any. */
    boolean isGiven() {
        return !files.isEmpty();
    }

    /** What signatures are trusted; empty when no key was given. */
    Optional<CheckpointPolicy> policy() throws UnusableKeyException {
        return trusted().map(TrustedKeys::policy);
    }

    /** The keys; empty when none was given. */
    Optional<TrustedKeys> trusted() throws UnusableKeyException {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        List<TrustedKeys> keys = new ArrayList<>();
        for (Path file : files) {
            keys.add(TrustedKeys.read(file, keyName));
        }
        return Optional.of(TrustedKeys.union(keys));
    }
}
