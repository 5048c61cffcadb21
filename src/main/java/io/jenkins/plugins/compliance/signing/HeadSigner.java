package io.jenkins.plugins.compliance.signing;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;

/** Signs the heads of chains. Thread-safe. */
@FunctionalInterface
public interface HeadSigner {

    /**
     * Signs a chain's head. The caller answers for it that the tree is an extension of every one signed before.
     *
     * @param size number of entries, which are in the chain already
     * @param root the Merkle root over them
     * @throws NoteSigningException when the key cannot be used, or its keeper not be reached
     */
    SignedCheckpoint sign(ServiceName service, long size, Sha256Digest root) throws NoteSigningException;
}
