package io.jenkins.plugins.compliance.signing;

import io.jenkins.plugins.compliance.chain.note.KeyIdentity;
import io.jenkins.plugins.compliance.chain.note.NoteSigner;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;

/** Signs notes with a {@link Signer} under a key name (C2SP signed-note, "Ed25519 signatures"). Thread-safe. */
public final class Ed25519NoteSigner implements NoteSigner {

    private final VerifierKey verifierKey;
    private final Signer signer;

    /**
     * @param keyName the name under which verifiers know the key, see {@link KeyIdentity}
     * @throws IllegalArgumentException when it is not a key name
     */
    public Ed25519NoteSigner(String keyName, Signer signer) {
        this.verifierKey = VerifierKey.ed25519(keyName, signer.publicKey().bytes());
        this.signer = signer;
    }

    /** What verifiers need: the key name and the public key. */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    @Override
    public KeyIdentity key() {
        return verifierKey.identity();
    }

    @Override
    public byte[] sign(byte[] text) throws NoteSigningException {
        try {
            return signer.signForPublication(text);
        } catch (SigningException e) {
            throw new NoteSigningException("the key " + key() + " could not sign: " + e.getMessage(), e);
        }
    }
}
