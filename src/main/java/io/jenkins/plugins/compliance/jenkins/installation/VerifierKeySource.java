package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.signing.TrustedKeys;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whose checkpoints the installation trusts: its own public keys, at the moment they are needed. Thread-safe. */
@FunctionalInterface
interface VerifierKeySource {

    /**
     * The keys; empty when there is none yet.
     *
     * @throws UnusableKeyException when there are keys that cannot be read
     */
    Optional<TrustedKeys> keys() throws UnusableKeyException;

    /** The keys in a file, which need not exist: verifier key lines, or a key history. */
    static VerifierKeySource file(Path file) {
        return () -> Files.exists(file) ? Optional.of(TrustedKeys.read(file, Optional.empty())) : Optional.empty();
    }
}
