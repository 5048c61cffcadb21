package io.jenkins.plugins.compliance.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.jspecify.annotations.Nullable;

/**
 * Private keys encrypted with PBES2 (RFC 8018 section 6.2), which is all that OpenSSL has ever written for Ed25519
 * unless told otherwise.
 */
final class EncryptedPkcs8 {

    static final String REMEDY = "; encrypt it anew with \"openssl pkcs8 -topk8 -v2 aes-256-cbc\"";

    private static final String NEW_KEY = "a new key";
    private static final int AES_256_KEY_BYTES = 32;
    private static final int AES_BLOCK_BYTES = 16;
    private static final int SALT_BYTES = 16;

    private EncryptedPkcs8() {}

    /**
     * @return the PKCS#8 structure, which the caller wipes; after a wrong passphrase possibly garbage, about once in 256
     *     times, because CBC does not authenticate
     */
    static byte[] decrypt(byte[] der, @Nullable PassphraseSource source, String place) throws UnusableKeyException {
        EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(der);
        AlgorithmIdentifier algorithm = info.getEncryptionAlgorithm();
        if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
            throw new UnusableKeyException(place + " is encrypted with an outdated scheme ("
                    + algorithm.getAlgorithm().getId() + "), PBES2 is needed" + REMEDY);
        }
        PBES2Parameters parameters = PBES2Parameters.getInstance(algorithm.getParameters());
        Pbes2Cipher cipher = Pbes2Cipher.of(parameters.getEncryptionScheme(), place);
        KeyDerivation derivation = KeyDerivation.of(parameters.getKeyDerivationFunc(), cipher.keyBytes(), place);
        byte[] key = derive(derivation, source, place);
        try {
            return cipher.decrypt(key, info.getEncryptedData());
        } catch (InvalidCipherTextException wrongPadding) {
            throw wrongPassphrase(place);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] derive(KeyDerivation derivation, @Nullable PassphraseSource source, String place)
            throws UnusableKeyException {
        try (Passphrase passphrase = Passphrase.ask(source, place)) {
            return derivation.derive(passphrase.utf8());
        }
    }

    static UnusableKeyException wrongPassphrase(String place) {
        return new UnusableKeyException("the passphrase for " + place + " is wrong, or the file is damaged");
    }

    /** Encrypts as {@code openssl pkcs8 -topk8 -v2 aes-256-cbc} does, with a far costlier key derivation. */
    static byte[] encrypt(byte[] pkcs8, Passphrase passphrase, SecureRandom random) throws UnusableKeyException {
        KeyDerivationFunc function = KeyDerivation.pbkdf2(bytes(random, SALT_BYTES), AES_256_KEY_BYTES);
        EncryptionScheme scheme = new EncryptionScheme(
                NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(bytes(random, AES_BLOCK_BYTES)));
        byte[] key = KeyDerivation.of(function, AES_256_KEY_BYTES, NEW_KEY).derive(passphrase.utf8());
        byte[] encrypted = Pbes2Cipher.of(scheme, NEW_KEY).encrypt(key, pkcs8);
        Arrays.fill(key, (byte) 0);
        AlgorithmIdentifier pbes2 =
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(function, scheme));
        try {
            return new EncryptedPrivateKeyInfo(pbes2, encrypted).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException("encoding into memory", e);
        }
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
