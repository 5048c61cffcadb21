package io.jenkins.plugins.compliance.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/** The key files under {@code keys/}; see the README beside them. */
final class KeyFixtures {

    private static final String PHRASE = "correct horse battery staple";

    private KeyFixtures() {}

    static byte[] bytes(String name) {
        try (InputStream in = KeyFixtures.class.getResourceAsStream("keys/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static PassphraseSource passphraseOf(String name) {
        return passphrase(name.equals("pbes2-unicode-passphrase.pem") ? "pässwörd ✓" : PHRASE);
    }

    static PassphraseSource passphrase(String phrase) {
        return phrase::toCharArray;
    }

    static Ed25519PublicKey publicHalfOf(String name) throws UnusableKeyException {
        if (name.equals("openssh.pem")) {
            byte[] blob = Base64.getDecoder().decode(text("openssh.pub.txt").split(" ", -1)[1]);
            return Ed25519PublicKey.of(Arrays.copyOfRange(blob, blob.length - Ed25519PublicKey.BYTES, blob.length));
        }
        if (name.equals("pkcs8-v2.pem")) {
            return Ed25519PublicKey.of(
                    HexFormat.of().parseHex("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1"));
        }
        return Ed25519PublicKey.ofPem(text("public.pem"), "public.pem");
    }
}
