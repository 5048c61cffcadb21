package io.jenkins.plugins.compliance.chain.note;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An Ed25519 verifier key (C2SP signed-note, "Verifier keys"): a name and a public key, which together give the key's
 * ID. Immutable and thread-safe.
 *
 * <p>Whether the 32 bytes are a point of the curve is for the signature algorithm to say.
 */
public final class VerifierKey {

    /** The number of bytes of an Ed25519 public key (RFC 8032 section 5.1.5). */
    public static final int PUBLIC_KEY_BYTES = 32;

    private static final byte ED25519 = 0x01;
    private static final int MAX_LENGTH = 4096;

    private final KeyIdentity identity;
    private final byte[] publicKey;

    private VerifierKey(KeyIdentity identity, byte[] publicKey) {
        this.identity = identity;
        this.publicKey = publicKey;
    }

    /**
     * @param publicKey 32 bytes, copied
     * @throws IllegalArgumentException when the name is not a key name or the key has another length
     */
    public static VerifierKey ed25519(String name, byte[] publicKey) {
        if (publicKey.length != PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException("an Ed25519 public key has 32 bytes, not " + publicKey.length);
        }
        return new VerifierKey(new KeyIdentity(name, keyId(name, publicKey)), publicKey.clone());
    }

    /**
     * Reads {@code <name>+<8 hex digits>+<Base64 of 0x01 and the public key>}, recomputing the ID.
     *
     * @throws NoteFormatException when the text is anything else; its line is 1
     */
    public static VerifierKey parse(String text) throws NoteFormatException {
        NoteCursor cursor = NoteCursor.over(text, MAX_LENGTH);
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1);
        if (first < 0 || second < 0) {
            throw cursor.errorAt(0, "not a verifier key, which has the form <name>+<key ID>+<Base64>");
        }
        String name = text.substring(0, first);
        if (!KeyIdentity.isName(name)) {
            throw cursor.errorAt(0, "the key name " + Excerpt.of(name) + " is empty or has white space in it");
        }
        VerifierKey key = ed25519(name, publicKey(cursor, second + 1, text.substring(second + 1)));
        String hexId = text.substring(first + 1, second);
        if (!hexId.equals(key.identity.hexId())) {
            throw cursor.errorAt(
                    first + 1,
                    "the key ID of this name and public key is " + key.identity.hexId() + ", not " + Excerpt.of(hexId)
                            + "; copy the whole line again from where the key was published");
        }
        return key;
    }

    private static byte[] publicKey(NoteCursor cursor, int at, String base64) throws NoteFormatException {
        byte[] typed = CanonicalBase64.decode(base64)
                .orElseThrow(() -> cursor.errorAt(at, "the public key is not canonical Base64: " + Excerpt.of(base64)));
        if (typed.length == 0 || typed[0] != ED25519) {
            throw cursor.errorAt(at, "not an Ed25519 key, which has the signature type 0x01");
        }
        if (typed.length != 1 + PUBLIC_KEY_BYTES) {
            throw cursor.errorAt(at, "an Ed25519 public key has 32 bytes, not " + (typed.length - 1));
        }
        return Arrays.copyOfRange(typed, 1, typed.length);
    }

    /** The first four bytes of SHA-256 over name, line feed, signature type and public key. */
    private static int keyId(String name, byte[] publicKey) {
        Sha256Digest digest =
                Sha256Digest.compute(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n', ED25519}, publicKey);
        return ByteBuffer.wrap(digest.bytes()).getInt();
    }

    /** The key's name and ID. */
    public KeyIdentity identity() {
        return identity;
    }

    /** A copy of the 32 bytes. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** The verifier key line that {@link #parse} reads, without a line feed. */
    public String format() {
        byte[] typed = ByteBuffer.allocate(1 + PUBLIC_KEY_BYTES)
                .put(ED25519)
                .put(publicKey)
                .array();
        return identity + "+" + CanonicalBase64.encode(typed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && identity.equals(that.identity)
                && Arrays.equals(publicKey, that.publicKey);
    }

    @Override
    public int hashCode() {
        return identity.hashCode();
    }

    @Override
    public String toString() {
        return format();
    }
}
