package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.note.CheckpointLogItem;
import io.jenkins.plugins.compliance.chain.note.CheckpointLogReader;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.signing.HeadSigner;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.StoreException;
import io.jenkins.plugins.compliance.store.TreeHead;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Pins what a promotion recorded by a signature. Stateless. */
final class HeadCheckpoint {

    private HeadCheckpoint() {}

    /**
     * Signs where the chain ends. Another process may publish a longer one in between, which does as well.
     *
     * @param size the number of entries that are to be covered
     * @return the number of entries that the new checkpoint covers, 0 when there is another that covers enough
     */
    static long publish(EvidenceChain chain, long size, HeadSigner signer) throws IOException, NoteSigningException {
        TreeHead head = chain.treeHead();
        try {
            chain.publish(signer.sign(chain.service(), head.size(), head.root()));
            return head.size();
        } catch (StoreException e) {
            if (covered(chain) >= size) {
                return 0;
            }
            throw e;
        }
    }

    /** The same, if there is need for it. Costs reading all checkpoints. */
    static long publishIfMissing(EvidenceChain chain, long size, HeadSigner signer)
            throws IOException, NoteSigningException {
        return covered(chain) >= size ? 0 : publish(chain, size, signer);
    }

    private static long covered(EvidenceChain chain) throws IOException {
        long covered = 0;
        try (InputStream in = chain.checkpoints()) {
            CheckpointLogReader log = new CheckpointLogReader(in);
            for (Optional<CheckpointLogItem> item = log.next(); item.isPresent(); item = log.next()) {
                if (item.get() instanceof CheckpointLogItem.Note note) {
                    covered = note.checkpoint().checkpoint().size();
                }
            }
        }
        return covered;
    }
}
