package io.jenkins.plugins.compliance.signing;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 private keys in the PEM forms in use: PKCS#8 in both versions (RFC 5958, RFC 8410), the same encrypted
 * (PBES2, RFC 8018), and OpenSSH's own, unencrypted. Exceptions of the parsers underneath are dropped, not chained: they
 * have seen secret bytes.
 */
final class PrivateKeyPem {

    static final String TYPE = "PRIVATE KEY";
    static final String ENCRYPTED_TYPE = "ENCRYPTED PRIVATE KEY";
    static final String OPENSSH_TYPE = "OPENSSH PRIVATE KEY";

    private PrivateKeyPem() {}

    /**
     * @param content a PEM text with exactly one private key; certificates and stray text around it are ignored
     * @param passphrase asked when the key is encrypted; null when there is none
     * @throws UnusableKeyException when there is no such key, it is damaged, of another kind, or the passphrase is wrong
     */
    static Ed25519Signer read(byte[] content, @Nullable PassphraseSource passphrase, String place)
            throws UnusableKeyException {
        List<PemObject> blocks = Pem.read(content, place);
        try {
            return decode(onlyPrivateKey(blocks, place), passphrase, place);
        } catch (RuntimeException damaged) {
            // BouncyCastle decodes lazily and reports damage by half a dozen unchecked exceptions, wherever it is met.
            throw damaged(place);
        } finally {
            blocks.forEach(block -> Arrays.fill(block.getContent(), (byte) 0));
        }
    }

    private static PemObject onlyPrivateKey(List<PemObject> blocks, String place) throws UnusableKeyException {
        List<PemObject> keys =
                blocks.stream().filter(block -> block.getType().endsWith(TYPE)).toList();
        if (keys.size() == 1) {
            return keys.get(0);
        }
        if (keys.size() > 1) {
            throw new UnusableKeyException(place + " holds " + keys.size() + " private keys; exactly one is needed");
        }
        boolean publicOnly = blocks.stream().anyMatch(block -> block.getType().equals(PublicKeyPem.TYPE));
        throw new UnusableKeyException(place
                + (publicOnly ? " holds a public key only" : " holds no PEM block with a private key")
                + KeyAlgorithms.REMEDY);
    }

    private static Ed25519Signer decode(PemObject block, @Nullable PassphraseSource passphrase, String place)
            throws UnusableKeyException {
        byte[] content = block.getContent();
        return switch (block.getType()) {
            case TYPE -> pkcs8(content, place);
            case ENCRYPTED_TYPE -> {
                byte[] decrypted = EncryptedPkcs8.decrypt(content, passphrase, place);
                try {
                    yield pkcs8(decrypted, place);
                } catch (RuntimeException garbage) {
                    throw EncryptedPkcs8.wrongPassphrase(place);
                } finally {
                    Arrays.fill(decrypted, (byte) 0);
                }
            }
            case OPENSSH_TYPE -> OpenSshPrivateKey.read(content, place);
            case "RSA PRIVATE KEY" -> throw KeyAlgorithms.refused("an RSA", place);
            case "EC PRIVATE KEY" -> throw KeyAlgorithms.refused("an EC", place);
            case "DSA PRIVATE KEY" -> throw KeyAlgorithms.refused("a DSA", place);
            default ->
                throw new UnusableKeyException(
                        place + " holds a private key in an unknown form; PKCS#8 or OpenSSH is needed"
                                + KeyAlgorithms.REMEDY);
        };
    }

    private static Ed25519Signer pkcs8(byte[] der, String place) throws UnusableKeyException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
        KeyAlgorithms.requireEd25519(info.getPrivateKeyAlgorithm(), place);
        // RFC 8410 section 7: the seed is an OCTET STRING of its own within the key's OCTET STRING.
        byte[] seed =
                ASN1OctetString.getInstance(info.getPrivateKey().getOctets()).getOctets();
        try {
            Ed25519Signer signer = Ed25519Signer.ofSeed(seed);
            ASN1BitString stored = info.getPublicKeyData();
            if (stored != null) {
                requireSamePublicKey(stored.getOctets(), signer, place);
            }
            return signer;
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** A pair that does not match is damaged, and nobody could tell which half. */
    static void requireSamePublicKey(byte[] stored, Ed25519Signer signer, String place) throws UnusableKeyException {
        if (!Arrays.equals(stored, signer.publicKey().bytes())) {
            throw new UnusableKeyException(place
                    + " holds a private key and a public key that do not belong together; restore it from a backup");
        }
    }

    static UnusableKeyException damaged(String place) {
        return new UnusableKeyException(place + " holds a damaged private key; restore it from a backup");
    }
}
