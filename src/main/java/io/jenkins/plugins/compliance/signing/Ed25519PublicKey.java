package io.jenkins.plugins.compliance.signing;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * An Ed25519 public key (RFC 8032): 32 bytes that name a point of the prime-order subgroup, checked once at
 * construction. Immutable and thread-safe; equal when the bytes are equal.
 */
public final class Ed25519PublicKey {

    /** The algorithm's name, as messages and key listings spell it. */
    public static final String ALGORITHM = "Ed25519";

    /** Number of bytes of an encoded key. */
    public static final int BYTES = Ed25519.PUBLIC_KEY_SIZE;

    /** Number of bytes of a signature. */
    public static final int SIGNATURE_BYTES = Ed25519.SIGNATURE_SIZE;

    private final byte[] bytes;

    /** Kept decoded: decompressing the point anew would cost a tenth of every verification. */
    private final Ed25519.PublicPoint point;

    private Ed25519PublicKey(byte[] bytes, Ed25519.PublicPoint point) {
        this.bytes = bytes;
        this.point = point;
    }

    /**
     * @param encoded the point as 32 bytes (RFC 8032 section 5.1.2), copied
     * @throws IllegalArgumentException when the bytes are no canonical encoding, or name a point outside the prime-order
     *     subgroup: under such a key one signature could fit several messages
     */
    public static Ed25519PublicKey of(byte[] encoded) {
        if (encoded.length != BYTES) {
            throw new IllegalArgumentException("an Ed25519 public key has " + BYTES + " bytes, not " + encoded.length);
        }
        byte[] own = encoded.clone();
        Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(own, 0);
        if (point == null) {
            throw new IllegalArgumentException("these 32 bytes are no Ed25519 public key: no point of the prime-order"
                    + " group of edwards25519 has this encoding");
        }
        return new Ed25519PublicKey(own, point);
    }

    /**
     * Reads a {@code PUBLIC KEY} PEM block (RFC 7468 section 13, RFC 8410).
     *
     * @param pem exactly one block; text around it is ignored
     * @param place where the text comes from, for messages
     * @throws UnusableKeyException when there is no such block, or it holds no Ed25519 public key
     */
    public static Ed25519PublicKey ofPem(String pem, String place) throws UnusableKeyException {
        return PublicKeyPem.read(pem, place);
    }

    /**
     * Verifies strictly: the signature has 64 bytes, its scalar is reduced and its point canonical (RFC 8032 section
     * 5.1.7), so nobody can turn a valid signature into a second, different one.
     *
     * @return whether the signature is this key's over the message
     */
    public boolean verifies(byte[] message, byte[] signature) {
        return signature.length == SIGNATURE_BYTES && Ed25519.verify(signature, 0, point, message, 0, message.length);
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The key as DER SubjectPublicKeyInfo (RFC 8410 section 4), 44 bytes. */
    public byte[] subjectPublicKeyInfo() {
        return PublicKeyPem.subjectPublicKeyInfo(bytes);
    }

    /** The key as one {@code PUBLIC KEY} PEM block, as {@code openssl pkey -pubout} writes it, ended by a newline. */
    public String toPem() {
        return PublicKeyPem.write(subjectPublicKeyInfo());
    }

    /**
     * The lower-case hexadecimal SHA-256 over {@link #subjectPublicKeyInfo()}: what {@code openssl pkey -pubin -outform
     * DER | sha256sum} prints. A hint for choosing a key, never a proof of one.
     */
    public String keyId() {
        return Sha256Digest.compute(subjectPublicKeyInfo()).hex();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ed25519PublicKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return ALGORITHM + " public key " + keyId();
    }
}
