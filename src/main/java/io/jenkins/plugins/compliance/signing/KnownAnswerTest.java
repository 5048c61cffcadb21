package io.jenkins.plugins.compliance.signing;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Computes published answers with the very classes that evidence is hashed and signed with, before anything is entrusted
 * to them: a JVM, a provider or another plugin's class path that computes something else is found at start-up and not by
 * an auditor. Thread-safe; a few milliseconds of one core.
 */
public final class KnownAnswerTest {

    /** FIPS 180-4, the one-block example of the NIST message set. */
    private static final String SHA_256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** RFC 8032, section 7.1, test 1: the signature of the empty message. */
    private static final String SECRET_KEY = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    private static final String SIGNATURE = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
            + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    /** RFC 8785, section 3.2.2: numbers whose spelling Java's own conversions get wrong. */
    private static final String NUMBERS = "[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]";

    private static final String CANONICAL_NUMBERS = "[333333333.3333333,1e+30,4.5,0.002,1e-27]";

    private static final byte[] EMPTY_MESSAGE = {};

    private static final HexFormat HEX = HexFormat.of();

    private KnownAnswerTest() {}

    /** @throws KnownAnswerException at the first answer that is not the published one */
    public static void run() throws KnownAnswerException {
        checkDigest("abc", SHA_256_OF_ABC);
        checkCanonicalForm(NUMBERS, CANONICAL_NUMBERS);
        checkSignature(SECRET_KEY, PUBLIC_KEY, SIGNATURE);
    }

    static void checkDigest(String message, String expected) throws KnownAnswerException {
        String found =
                Sha256Digest.compute(message.getBytes(StandardCharsets.UTF_8)).hex();
        if (!found.equals(expected)) {
            throw new KnownAnswerException("SHA-256 of \"" + message + "\"", expected, found);
        }
    }

    static void checkCanonicalForm(String json, String expected) throws KnownAnswerException {
        String found;
        try {
            byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
            found = new String(CanonicalJson.write(JsonParser.parse(utf8, JsonLimits.ENTRY)), StandardCharsets.UTF_8);
        } catch (JsonSyntaxException e) {
            found = e.reason();
        }
        if (!found.equals(expected)) {
            throw new KnownAnswerException("canonical form of " + json, expected, found);
        }
    }

    static void checkSignature(String secretKey, String publicKey, String expected) throws KnownAnswerException {
        byte[] signature = Ed25519Signer.ofSeed(HEX.parseHex(secretKey)).sign(EMPTY_MESSAGE);
        if (!HEX.formatHex(signature).equals(expected)) {
            throw new KnownAnswerException(
                    "Ed25519 signature of the empty message", expected, HEX.formatHex(signature));
        }
        Ed25519PublicKey key = Ed25519PublicKey.of(HEX.parseHex(publicKey));
        if (!key.verifies(EMPTY_MESSAGE, signature)) {
            throw new KnownAnswerException("Ed25519 verification of a genuine signature", "accepted", "refused");
        }
        byte[] forged = signature.clone();
        forged[0] ^= 1;
        if (key.verifies(EMPTY_MESSAGE, forged)) {
            throw new KnownAnswerException("Ed25519 verification of a forged signature", "refused", "accepted");
        }
    }
}
