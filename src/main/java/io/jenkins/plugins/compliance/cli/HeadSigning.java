package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.StoreException;
import io.jenkins.plugins.compliance.store.TreeHead;

/** Signs where a chain ends now, and publishes that. */
final class HeadSigning {

    private HeadSigning() {}

    static SignedCheckpoint publish(EvidenceChain chain, CheckpointSigner signer)
            throws StoreException, NoteSigningException {
        TreeHead head = chain.treeHead();
        SignedCheckpoint signed = signer.sign(chain.service(), head.size(), head.root());
        chain.publish(signed);
        return signed;
    }
}
