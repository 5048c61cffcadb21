package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.verify.ChainExpectations;
import io.jenkins.plugins.compliance.chain.verify.ChainVerifier;
import io.jenkins.plugins.compliance.chain.verify.CheckpointSource;
import io.jenkins.plugins.compliance.chain.verify.Finding;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the verifier that is drilled. */
@FunctionalInterface
public interface VerifierFactory {

    /** A verifier for what is known beforehand and the keys that are trusted. */
    Verifier create(ChainExpectations expectations, Optional<CheckpointPolicy> policy);

    /** The verifier that everybody uses, on so many threads. */
    static VerifierFactory standard(int threads) {
        return (expectations, policy) -> new ChainVerifier(expectations, policy, threads)::verify;
    }

    /** Verifies one chain, as {@link ChainVerifier#verify} does. */
    @FunctionalInterface
    interface Verifier {
        VerificationReport verify(InputStream chain, List<CheckpointSource> checkpoints, Consumer<Finding> findings)
                throws IOException;
    }
}
