package io.jenkins.plugins.compliance.chain.note;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A real Ed25519 key pair that follows from its name and a number. */
public final class Ed25519TestKey implements NoteSigner {

    private final VerifierKey verifierKey;
    private final Ed25519PrivateKeyParameters privateKey;

    private Ed25519TestKey(VerifierKey verifierKey, Ed25519PrivateKeyParameters privateKey) {
        this.verifierKey = verifierKey;
        this.privateKey = privateKey;
    }

    /** Another number is another key of the same name. */
    public static Ed25519TestKey of(String name, int number) {
        byte[] seed = Sha256Digest.compute((number + name).getBytes(StandardCharsets.UTF_8))
                .bytes();
        Ed25519PrivateKeyParameters privateKey = new Ed25519PrivateKeyParameters(seed);
        VerifierKey verifierKey =
                VerifierKey.ed25519(name, privateKey.generatePublicKey().getEncoded());
        return new Ed25519TestKey(verifierKey, privateKey);
    }

    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /** The RFC 8032 private key. */
    public byte[] seed() {
        return privateKey.getEncoded();
    }

    @Override
    public KeyIdentity key() {
        return verifierKey.identity();
    }

    @Override
    public byte[] sign(byte[] text) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, privateKey);
        signer.update(text, 0, text.length);
        return signer.generateSignature();
    }

    public NoteVerifier verifier() {
        return verifier(verifierKey);
    }

    public static NoteVerifier verifier(VerifierKey key) {
        return new NoteVerifier() {
            @Override
            public KeyIdentity key() {
                return key.identity();
            }

            @Override
            public void verify(byte[] text, byte[] signature) throws SignatureException {
                Ed25519Signer verifier = new Ed25519Signer();
                verifier.init(false, new Ed25519PublicKeyParameters(key.publicKey()));
                verifier.update(text, 0, text.length);
                if (!verifier.verifySignature(signature)) {
                    throw new SignatureException("not an Ed25519 signature by " + key.identity());
                }
            }
        };
    }
}
