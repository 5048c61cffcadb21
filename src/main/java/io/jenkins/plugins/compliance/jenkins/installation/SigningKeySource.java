package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.signing.HeadSigner;
import io.jenkins.plugins.compliance.signing.SigningException;

/** Where the installation's identity comes from at the moment it is needed. Thread-safe. */
@FunctionalInterface
public interface SigningKeySource {

    /**
     * The identity to sign with now.
     *
     * @throws SigningException when there is no key that can be used; the message says which, and what to do
     */
    SigningIdentity identity() throws SigningException;

    /**
     * Signs heads with whatever key is the one at that moment. A promotion may wait for approvals and run for days, and the
     * key be changed meanwhile: one that was fetched before would sign at a size for which it is not valid any more. The
     * other way round there is nothing to fear, since a key that is replaced stays valid for what the chains have by then.
     */
    default HeadSigner heads() {
        return (service, size, root) -> {
            SigningIdentity now;
            try {
                now = identity();
            } catch (SigningException e) {
                throw new NoteSigningException(e.getMessage(), e);
            }
            return now.checkpoints().sign(service, size, root);
        };
    }
}
