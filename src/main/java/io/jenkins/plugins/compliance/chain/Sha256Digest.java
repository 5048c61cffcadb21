package io.jenkins.plugins.compliance.chain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 value: 32 bytes (FIPS 180-4). Immutable and thread-safe; equal when the bytes are equal.
 *
 * <p>Comparison takes no care about timing: a digest is public.
 */
public final class Sha256Digest {

    /** Number of bytes of a digest. */
    public static final int BYTES = 32;

    /** Number of characters of {@link #hex()}. */
    public static final int HEX_LENGTH = 2 * BYTES;

    /** Thirty-two zero bytes: the {@code previous_hash} of a chain's first entry. */
    public static final Sha256Digest ZERO = new Sha256Digest(new byte[BYTES]);

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Sha256Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param bytes exactly 32 bytes, copied
     * @throws IllegalArgumentException when the length differs
     */
    public static Sha256Digest of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes, not " + bytes.length);
        }
        return new Sha256Digest(bytes.clone());
    }

    /**
     * @param hex exactly 64 lower-case hexadecimal digits
     * @throws IllegalArgumentException for anything else, upper-case digits included: a digest has one spelling
     */
    public static Sha256Digest ofHex(String hex) {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("not 64 lower-case hexadecimal digits: " + hex);
        }
        return new Sha256Digest(HEX.parseHex(hex));
    }

    /** Whether {@link #ofHex} accepts the text. */
    public static boolean isHex(String text) {
        if (text.length() != HEX_LENGTH) {
            return false;
        }
        for (int i = 0; i < HEX_LENGTH; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The digest of the parts' concatenation. */
    public static Sha256Digest compute(byte[]... parts) {
        MessageDigest sha256 = newMessageDigest();
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return new Sha256Digest(sha256.digest());
    }

    /** A fresh SHA-256 engine; it is confined to one thread, as every {@link MessageDigest}. */
    public static MessageDigest newMessageDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform is required to offer SHA-256", e);
        }
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The value as 64 lower-case hexadecimal digits. */
    public String hex() {
        return HEX.formatHex(bytes);
    }

    /** The value as standard Base64 with padding (RFC 4648 section 4), as checkpoints and proofs spell it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256Digest that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
