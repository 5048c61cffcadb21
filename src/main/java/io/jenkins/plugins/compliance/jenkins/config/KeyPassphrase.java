package io.jenkins.plugins.compliance.jenkins.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import jenkins.security.ConfidentialKey;

/**
 * The passphrase of the default key file: random, and kept where Jenkins keeps its own secrets, encrypted by the
 * controller's master key. So neither the key file nor the secret alone gives the key away.
 */
final class KeyPassphrase extends ConfidentialKey {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int BYTES = 32;

    KeyPassphrase() {
        super(KeyPassphrase.class.getName());
    }

    /** The passphrase, as a fresh array that the caller wipes; made when there is none yet. */
    char[] characters() throws IOException {
        // A second one made at the same time would lock the key that the first has encrypted.
        synchronized (KeyPassphrase.class) {
            byte[] secret = load();
            if (secret == null) {
                secret = new byte[BYTES];
                RANDOM.nextBytes(secret);
                store(secret);
            }
            byte[] text = Base64.getEncoder().encode(secret);
            char[] characters =
                    StandardCharsets.US_ASCII.decode(ByteBuffer.wrap(text)).array();
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(text, (byte) 0);
            return characters;
        }
    }
}
