package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.signing.HeadSigner;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.util.logging.Level;
import java.util.logging.Logger;

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
            SignedCheckpoint signed = now.checkpoints().sign(service, size, root);
            now.signer()
                    .keyVersion()
                    .ifPresent(version -> Logger.getLogger(SigningKeySource.class.getName())
                            .log(
                                    Level.INFO,
                                    "The end of the chain of {0} at {1} entries is signed by version {2} of the key, {3}",
                                    new Object[] {
                                        service,
                                        Long.toString(size),
                                        version,
                                        now.checkpoints().verifierKey().identity()
                                    }));
            return signed;
        };
    }
}
