package io.jenkins.plugins.compliance.chain.note;

import java.util.Base64;
import java.util.Optional;

/** Base64 by RFC 4648 section 4 in its one canonical spelling: padded, no line breaks, no bits set that say nothing. */
final class CanonicalBase64 {

    private CanonicalBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes, or empty when this is not how {@link #encode} spells any. */
    static Optional<byte[]> decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // Java's decoder tolerates missing padding and stray bits in the last character.
        return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    }
}
