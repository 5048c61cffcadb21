package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.signing.HeadSigner;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import java.io.IOException;
import java.util.Optional;

/** Signs the ends of chains behind what was recorded there, if there is anything to sign with. As thread-safe as that. */
final class EndSignature {

    private final Optional<? extends HeadSigner> signer;

    /** @param signer signs; empty for no checkpoints */
    EndSignature(Optional<? extends HeadSigner> signer) {
        this.signer = signer;
    }

    /**
     * Signs as far as what became of a service is recorded. Also for a promotion that had ended before: the process that ended
     * it may have died before it got here.
     *
     * @throws IOException when it cannot be signed; what was recorded stays
     */
    void cover(EvidenceChain chain, ServiceOutcome outcome, PromotionListener listener) throws IOException {
        if (signer.isEmpty() || outcome.state().isEmpty()) {
            return;
        }
        long size = outcome.state().get().last().sequence() + 1;
        try {
            long covered = outcome.recorded()
                    ? HeadCheckpoint.publishIfMissing(chain, size, signer.get())
                    : HeadCheckpoint.publish(chain, size, signer.get());
            if (covered > 0) {
                listener.checkpointed(outcome.service(), covered);
            }
        } catch (NoteSigningException e) {
            throw new IOException(
                    "what was recorded of " + outcome.service() + " up to entry " + (size - 1)
                            + " is in the chain, but its end could not be signed: " + e.getMessage()
                            + "; call again with the same id when the key can be used",
                    e);
        }
    }
}
