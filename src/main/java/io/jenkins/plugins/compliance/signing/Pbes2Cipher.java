package io.jenkins.plugins.compliance.signing;

import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** The cipher of a PBES2 structure (RFC 8018 appendix B.2): AES or triple DES in CBC mode with PKCS#7 padding. */
final class Pbes2Cipher {

    private static final Map<ASN1ObjectIdentifier, Integer> KEY_BYTES = Map.of(
            NISTObjectIdentifiers.id_aes128_CBC, 16,
            NISTObjectIdentifiers.id_aes192_CBC, 24,
            NISTObjectIdentifiers.id_aes256_CBC, 32,
            PKCSObjectIdentifiers.des_EDE3_CBC, 24);

    private final BlockCipher engine;
    private final int keyBytes;
    private final byte[] iv;

    private Pbes2Cipher(BlockCipher engine, int keyBytes, byte[] iv) {
        this.engine = engine;
        this.keyBytes = keyBytes;
        this.iv = iv;
    }

    static Pbes2Cipher of(EncryptionScheme scheme, String place) throws UnusableKeyException {
        ASN1ObjectIdentifier oid = scheme.getAlgorithm();
        Integer keyBytes = KEY_BYTES.get(oid);
        if (keyBytes == null) {
            throw new UnusableKeyException(place + " is encrypted with an unsupported cipher (" + oid.getId()
                    + "), AES in CBC mode is needed" + EncryptedPkcs8.REMEDY);
        }
        BlockCipher engine =
                oid.equals(PKCSObjectIdentifiers.des_EDE3_CBC) ? new DESedeEngine() : AESEngine.newInstance();
        byte[] iv = ASN1OctetString.getInstance(scheme.getParameters()).getOctets();
        return new Pbes2Cipher(engine, keyBytes, iv);
    }

    /** How long the key is to be, in bytes. */
    int keyBytes() {
        return keyBytes;
    }

    /** @return the encrypted input */
    byte[] encrypt(byte[] key, byte[] input) {
        try {
            return process(true, key, input);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("padding is checked when decrypting only", e);
        }
    }

    /**
     * @return the decrypted input, which the caller wipes
     * @throws InvalidCipherTextException when there is no padding at its end, as after a wrong key
     */
    byte[] decrypt(byte[] key, byte[] input) throws InvalidCipherTextException {
        return process(false, key, input);
    }

    private byte[] process(boolean encrypting, byte[] key, byte[] input) throws InvalidCipherTextException {
        PaddedBufferedBlockCipher padded = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(engine));
        padded.init(encrypting, new ParametersWithIV(new KeyParameter(key), iv));
        byte[] buffer = new byte[padded.getOutputSize(input.length)];
        try {
            int length = padded.processBytes(input, 0, input.length, buffer, 0);
            length += padded.doFinal(buffer, length);
            return Arrays.copyOf(buffer, length);
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }
}
