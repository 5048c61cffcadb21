package io.jenkins.plugins.compliance.signing;

import io.jenkins.plugins.compliance.chain.note.KeyIdentity;
import io.jenkins.plugins.compliance.chain.note.NoteVerifier;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import java.security.SignatureException;

/** Verifies the Ed25519 signatures of notes, as strictly as {@link Ed25519PublicKey#verifies}. Thread-safe. */
public final class Ed25519NoteVerifier implements NoteVerifier {

    private final KeyIdentity identity;
    private final Ed25519PublicKey publicKey;

    /** @throws IllegalArgumentException when the key's 32 bytes are no Ed25519 public key */
    public Ed25519NoteVerifier(VerifierKey key) {
        this.identity = key.identity();
        this.publicKey = Ed25519PublicKey.of(key.publicKey());
    }

    @Override
    public KeyIdentity key() {
        return identity;
    }

    @Override
    public void verify(byte[] text, byte[] signature) throws SignatureException {
        if (!publicKey.verifies(text, signature)) {
            throw new SignatureException("not this key's Ed25519 signature over this text");
        }
    }
}
