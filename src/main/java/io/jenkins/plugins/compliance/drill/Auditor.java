package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.chain.verify.CheckpointSource;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies a copy as somebody would who was handed it.
 *
 * @param verifier the one that is drilled
 * @param pinned a checkpoint that the auditor has from elsewhere
 */
record Auditor(VerifierFactory.Verifier verifier, Optional<SignedCheckpoint> pinned) {

    VerificationReport verify(CopyDirectory copy) throws IOException {
        try (InputStream chain = copy.openChain();
                InputStream checkpoints = copy.openCheckpoints()) {
            List<CheckpointSource> sources = new ArrayList<>();
            sources.add(new CheckpointSource("copy's checkpoints", checkpoints, false));
            pinned.ifPresent(checkpoint -> sources.add(
                    new CheckpointSource("pinned checkpoint", new ByteArrayInputStream(checkpoint.bytes()), true)));
            return verifier.verify(chain, sources, finding -> {});
        }
    }
}
