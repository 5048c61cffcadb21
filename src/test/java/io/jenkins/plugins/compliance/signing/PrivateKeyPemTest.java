package io.jenkins.plugins.compliance.signing;

import static io.jenkins.plugins.compliance.signing.KeyFixtures.bytes;
import static io.jenkins.plugins.compliance.signing.KeyFixtures.passphrase;
import static io.jenkins.plugins.compliance.signing.KeyFixtures.passphraseOf;
import static io.jenkins.plugins.compliance.signing.KeyFixtures.publicHalfOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyPemTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkcs8.pem",
                "pkcs8-v2.pem",
                "text-after.pem",
                "crlf.pem",
                "byte-order-mark.pem",
                "bag-attributes.pem",
                "openssh.pem"
            })
    void readsAPlainKeyWithoutAskingForAPassphrase(String name) throws UnusableKeyException {
        PassphraseSource unasked = () -> {
            throw new AssertionError("asked for a passphrase");
        };

        assertThat(PrivateKeyPem.read(bytes(name), unasked, name).publicKey()).isEqualTo(publicHalfOf(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pbes2-default.pem",
                "pbes2-aes-128-cbc.pem",
                "pbes2-aes-192-cbc.pem",
                "pbes2-des3.pem",
                "pbes2-hmac-sha1.pem",
                "pbes2-hmac-sha224.pem",
                "pbes2-hmac-sha384.pem",
                "pbes2-hmac-sha512.pem",
                "pbes2-scrypt.pem",
                "pbes2-unicode-passphrase.pem"
            })
    void readsAnEncryptedKeyWithItsPassphrase(String name) throws UnusableKeyException {
        assertThat(PrivateKeyPem.read(bytes(name), passphraseOf(name), name).publicKey())
                .isEqualTo(publicHalfOf(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pbes2-default.pem", "pbes2-scrypt.pem"})
    void refusesAWrongPassphrase(String name) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PrivateKeyPem.read(bytes(name), passphrase("incorrect horse"), name))
                .withMessage("the passphrase for " + name + " is wrong, or the file is damaged")
                .withNoCause();
    }

    /** CBC does not authenticate: one wrong passphrase in 256 leaves garbage whose padding looks right. */
    @Test
    void refusesAWrongPassphraseAlsoWhenThePaddingHappensToFit() throws UnusableKeyException {
        byte[] garbage = {0x30, 0x42, 0x17};
        byte[] encrypted;
        try (Passphrase passphrase = Passphrase.ask(passphrase("phrase"), "FILE")) {
            encrypted = EncryptedPkcs8.encrypt(garbage, passphrase, new SecureRandom());
        }

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PrivateKeyPem.read(
                        Pem.write(PrivateKeyPem.ENCRYPTED_TYPE, encrypted), passphrase("phrase"), "FILE"))
                .withMessage("the passphrase for FILE is wrong, or the file is damaged");
    }

    @Test
    void refusesAnEncryptedKeyWhenNoPassphraseIsConfigured() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PrivateKeyPem.read(bytes("pbes2-default.pem"), null, "FILE"))
                .withMessage("FILE holds an encrypted key, and no passphrase is configured for it");
    }

    @Test
    void saysWhyThePassphraseCannotBeHad() {
        PassphraseSource broken = () -> {
            throw new IOException("the terminal is closed");
        };

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PrivateKeyPem.read(bytes("pbes2-default.pem"), broken, "FILE"))
                .withMessage("the passphrase of FILE cannot be had: the terminal is closed");
    }

    @Test
    void wipesThePassphraseItWasGiven() throws UnusableKeyException {
        char[] given = "correct horse battery staple".toCharArray();

        PrivateKeyPem.read(bytes("pbes2-default.pem"), () -> given, "FILE");

        assertThat(given).containsOnly('\0');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refused-empty.pem                  | holds no PEM block with a private key
            refused-certificate-only.pem       | holds no PEM block with a private key
            refused-public-only.pem            | holds a public key only
            refused-two-keys.pem               | holds 2 private keys; exactly one is needed
            refused-cut-off.pem                | holds a PEM block that is cut off or damaged
            refused-bad-base64.pem             | holds a PEM block that is cut off or damaged
            refused-short-der.pem              | holds a damaged private key
            refused-mismatched-halves.pem      | a private key and a public key that do not belong together
            refused-rsa.pem                    | holds an RSA key; an Ed25519 key is needed; make one with
            refused-rsa-pkcs1.pem              | holds an RSA key
            refused-ec.pem                     | holds an EC key
            refused-ec-sec1.pem                | holds an EC key
            refused-x25519.pem                 | holds an X25519 key
            refused-ed448.pem                  | holds an Ed448 key
            refused-openssh-rsa.pem            | holds an RSA key
            refused-openssh-ecdsa.pem          | holds an EC key
            refused-pbes1.pem                  | is encrypted with an outdated scheme (1.2.840.113549.1.5.3)
            refused-pkcs12-pbe.pem             | is encrypted with an outdated scheme (1.2.840.113549.1.12.1.3)
            refused-camellia.pem               | is encrypted with an unsupported cipher (1.2.392.200011.61.1.1.1.4)
            refused-pbkdf2-too-costly.pem      | asks for more PBKDF2 iterations than 10000000
            refused-openssh-encrypted.pem      | holds an OpenSSH key encrypted OpenSSH's own way
            """)
    void refusesWhatIsNoUsableKeyAndSaysWhy(String name, String reason) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PrivateKeyPem.read(bytes(name), passphraseOf(name), name))
                .withMessageStartingWith(name)
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "1048576, 8, 1, more scrypt cost than 65536",
        "16384, 1048576, 1, more scrypt block size than 524288",
        "16384, 8, 17, more scrypt parallelisation than 16"
    })
    void refusesScryptThatWouldExhaustTheMachine(int cost, int blocks, int parallelisation, String reason)
            throws IOException {
        byte[] salt = new byte[8];
        ScryptParams scrypt = new ScryptParams(salt, cost, blocks, parallelisation);
        PBES2Parameters parameters = new PBES2Parameters(
                new KeyDerivationFunc(MiscObjectIdentifiers.id_scrypt, scrypt),
                new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16])));
        AlgorithmIdentifier pbes2 = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters);
        byte[] der = new EncryptedPrivateKeyInfo(pbes2, new byte[64]).getEncoded();

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() ->
                        PrivateKeyPem.read(Pem.write(PrivateKeyPem.ENCRYPTED_TYPE, der), passphrase("any"), "FILE"))
                .withMessageContaining(reason);
    }

    @Test
    void refusesAnOpenSshKeyWhoseHalvesDoNotBelongTogether() {
        byte[] otherHalf = Ed25519Signer.ofSeed(new byte[32]).publicKey().bytes();
        String body = KeyFixtures.text("openssh.pem").replaceAll("-----.*-----|\n", "");
        byte[] blob = Base64.getDecoder().decode(body);
        // The unencrypted header: 15 bytes of magic, "none", "none", "", one key, and the public key's first 19 bytes.
        System.arraycopy(otherHalf, 0, blob, 15 + 8 + 8 + 4 + 4 + 4 + 19, otherHalf.length);

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PrivateKeyPem.read(Pem.write(PrivateKeyPem.OPENSSH_TYPE, blob), null, "FILE"))
                .withMessageContaining("do not belong together");
    }

    @Test
    void refusesAFileThatIsTooLargeForAKey() {
        byte[] large = new byte[Pem.MAX_BYTES + 1];
        Arrays.fill(large, (byte) '\n');

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PrivateKeyPem.read(large, null, "FILE"))
                .withMessageContaining("FILE is larger than 65536 bytes");
    }

    @Test
    void anyDamagedByteLeadsToAKeyOrToARefusalAndNeverToAnotherException() {
        byte[] der = Base64.getDecoder().decode(KeyFixtures.text("pkcs8-v2.pem").replaceAll("-----.*-----|\n", ""));
        for (int i = 0; i < der.length; i++) {
            for (int value : new int[] {0x00, 0x7f, 0x80, 0x84, 0xff, der[i] ^ 1}) {
                byte[] damaged = der.clone();
                damaged[i] = (byte) value;
                readOrRefuse(damaged);
            }
            readOrRefuse(Arrays.copyOf(der, i));
        }
    }

    /** Succeeds, or throws what the reader promises; any other exception escapes and fails the test. */
    private static void readOrRefuse(byte[] der) {
        try {
            PrivateKeyPem.read(Pem.write(PrivateKeyPem.TYPE, der), null, "FILE");
        } catch (UnusableKeyException refused) {
            assertThat(refused).hasMessageStartingWith("FILE ").hasNoCause();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused-short-der.pem", "refused-bad-base64.pem", "refused-cut-off.pem"})
    void keepsTheSecretOutOfTheWholeStackTrace(String name) {
        UnusableKeyException refused =
                catchThrowableOfType(UnusableKeyException.class, () -> PrivateKeyPem.read(bytes(name), null, "FILE"));

        StringWriter trace = new StringWriter();
        refused.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("MC4CAQ", "IJcTvyme", "9713bf", "9713BF");
    }

    @Test
    void keepsTheSecretOutOfTheSignersText() throws UnusableKeyException {
        Ed25519Signer signer = PrivateKeyPem.read(bytes("pkcs8.pem"), null, "FILE");

        assertThat(signer).asString().isEqualTo("signer with Ed25519 public key " + signer.keyId());
    }

    @Test
    void writesTheBytesThatOpenSslWrites() throws UnusableKeyException {
        Ed25519Signer signer = PrivateKeyPem.read(bytes("pkcs8.pem"), null, "FILE");

        assertThat(new String(Pem.write(PrivateKeyPem.TYPE, signer.toPkcs8()), StandardCharsets.US_ASCII))
                .isEqualTo(KeyFixtures.text("pkcs8.pem"));
    }
}
