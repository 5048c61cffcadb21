package io.jenkins.plugins.compliance.chain.note;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note, verified or not (C2SP signed-note, "Signatures"). Immutable and thread-safe.
 */
public final class NoteSignature {

    private static final String PREFIX = "\u2014 ";

    private final KeyIdentity key;
    private final byte[] signature;

    /**
     * @param signature as its algorithm encodes it, copied
     * @throws IllegalArgumentException when the signature is empty
     */
    public NoteSignature(KeyIdentity key, byte[] signature) {
        if (signature.length == 0) {
            throw new IllegalArgumentException("the signature by " + key + " is empty");
        }
        this.key = key;
        this.signature = signature.clone();
    }

    /** Reads {@code — <key name> <Base64 of key ID and signature>} from the cursor's next line. */
    static NoteSignature parse(NoteCursor cursor) throws NoteFormatException {
        String line = cursor.line("a signature line");
        if (!line.startsWith(PREFIX)) {
            throw cursor.error(
                    0, "a signature line begins with an em dash (U+2014) and a space, not " + Excerpt.of(line));
        }
        int space = line.indexOf(' ', PREFIX.length());
        if (space < 0) {
            throw cursor.error(0, "a signature line has a key name, a space and Base64: " + Excerpt.of(line));
        }
        String name = line.substring(PREFIX.length(), space);
        if (!KeyIdentity.isName(name)) {
            throw cursor.error(
                    PREFIX.length(), "not a key name, which has neither white space nor '+': " + Excerpt.of(name));
        }
        byte[] decoded = cursor.base64(space + 1, line.substring(space + 1), "the signature");
        if (decoded.length <= Integer.BYTES) {
            throw cursor.error(space + 1, "the signature has no bytes behind the key ID's four");
        }
        KeyIdentity key = new KeyIdentity(name, ByteBuffer.wrap(decoded).getInt());
        return new NoteSignature(key, Arrays.copyOfRange(decoded, Integer.BYTES, decoded.length));
    }

    /** The name and ID of the key that is said to have signed. */
    public KeyIdentity key() {
        return key;
    }

    /** A copy of the signature, without the key ID before it. */
    public byte[] signature() {
        return signature.clone();
    }

    /** The line, with its line feed. */
    String format() {
        byte[] encoded = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(key.id())
                .put(signature)
                .array();
        return PREFIX + key.name() + " " + CanonicalBase64.encode(encoded) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && key.equals(that.key) && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return format().stripTrailing();
    }
}
