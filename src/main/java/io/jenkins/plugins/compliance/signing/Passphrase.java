package io.jenkins.plugins.compliance.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The UTF-8 bytes of a passphrase for as long as they are needed; wiped by {@link #close()}. */
final class Passphrase implements AutoCloseable {

    private static final int MAX_UTF8_BYTES = 3;

    private final byte[] utf8;

    private Passphrase(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * Asks the source, and wipes what it gave.
     *
     * @throws UnusableKeyException when there is no source, or it fails
     */
    static Passphrase ask(@Nullable PassphraseSource source, String place) throws UnusableKeyException {
        if (source == null) {
            throw new UnusableKeyException(place + " holds an encrypted key, and no passphrase is configured for it");
        }
        char[] characters;
        try {
            characters = source.passphrase();
        } catch (IOException e) {
            throw new UnusableKeyException("the passphrase of " + place + " cannot be had: " + e.getMessage(), e);
        }
        try {
            return new Passphrase(utf8(characters));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** Not by way of a String, which nobody can wipe. */
    private static byte[] utf8(char[] characters) {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[MAX_UTF8_BYTES * characters.length]);
        CoderResult result = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(characters), buffer, true);
        if (!result.isUnderflow()) {
            throw new IllegalStateException("three bytes hold any UTF-16 code unit's share of UTF-8");
        }
        byte[] utf8 = Arrays.copyOf(buffer.array(), buffer.position());
        Arrays.fill(buffer.array(), (byte) 0);
        return utf8;
    }

    /** The bytes themselves, not a copy. */
    byte[] utf8() {
        return utf8;
    }

    boolean isEmpty() {
        return utf8.length == 0;
    }

    @Override
    public void close() {
        Arrays.fill(utf8, (byte) 0);
    }
}
