package io.jenkins.plugins.compliance.signing;

import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/** Signs with a key held in this JVM's memory. Immutable and thread-safe; {@code toString} names the public key only. */
public final class Ed25519Signer implements Signer {

    /** Number of bytes of the secret from which RFC 8032 derives everything else. */
    public static final int SEED_BYTES = Ed25519.SECRET_KEY_SIZE;

    /** SEQUENCE, version 0, AlgorithmIdentifier 1.3.101.112, and the headers of the two nested OCTET STRINGs. */
    private static final byte[] PKCS8_PREFIX = Hex.decodeStrict("302e020100300506032b657004220420");

    private final byte[] seed;
    private final byte[] publicBytes;
    private final Ed25519PublicKey publicKey;

    private Ed25519Signer(byte[] seed) {
        this.seed = seed;
        this.publicBytes = new byte[Ed25519PublicKey.BYTES];
        Ed25519.generatePublicKey(seed, 0, publicBytes, 0);
        this.publicKey = Ed25519PublicKey.of(publicBytes);
    }

    /** A signer with a fresh key. */
    public static Ed25519Signer generate(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        Ed25519.generatePrivateKey(random, seed);
        return new Ed25519Signer(seed);
    }

    /**
     * @param seed the 32 secret bytes (RFC 8032 section 5.1.5), copied; the caller wipes its own
     * @throws IllegalArgumentException when the length differs
     */
    public static Ed25519Signer ofSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("an Ed25519 seed has " + SEED_BYTES + " bytes, not " + seed.length);
        }
        return new Ed25519Signer(seed.clone());
    }

    /**
     * Reads a private key in PEM, in any of the forms {@link Ed25519KeyFile} reads.
     *
     * @param pem at most 64 KiB, with exactly one private key; the caller wipes it
     * @param passphrase asked when the key is encrypted; null when there is none
     * @param place where it comes from, for messages
     * @throws UnusableKeyException when there is no such key, it is damaged, of another kind, or the passphrase is wrong
     */
    public static Ed25519Signer ofPem(byte[] pem, @Nullable PassphraseSource passphrase, String place)
            throws UnusableKeyException {
        return PrivateKeyPem.read(pem, passphrase, place);
    }

    @Override
    public Ed25519PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519PublicKey.SIGNATURE_BYTES];
        Ed25519.sign(seed, 0, publicBytes, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    /** The secret as DER PKCS#8 (RFC 8410 section 7, version 1, as OpenSSL writes it); the caller wipes it. */
    byte[] toPkcs8() {
        return Arrays.concatenate(PKCS8_PREFIX, seed);
    }

    @Override
    public String toString() {
        return "signer with " + publicKey;
    }
}
