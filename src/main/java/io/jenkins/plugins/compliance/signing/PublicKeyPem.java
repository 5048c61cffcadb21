package io.jenkins.plugins.compliance.signing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.encoders.Hex;
import org.bouncycastle.util.io.pem.PemObject;

/** Ed25519 public keys as SubjectPublicKeyInfo (RFC 8410 section 4) in PEM. */
final class PublicKeyPem {

    static final String TYPE = "PUBLIC KEY";

    /** What DER puts before the 32 key bytes: SEQUENCE, AlgorithmIdentifier 1.3.101.112, BIT STRING header. */
    private static final byte[] PREFIX = Hex.decodeStrict("302a300506032b6570032100");

    private PublicKeyPem() {}

    static byte[] subjectPublicKeyInfo(byte[] key) {
        return Arrays.concatenate(PREFIX, key);
    }

    static String write(byte[] subjectPublicKeyInfo) {
        return new String(Pem.write(TYPE, subjectPublicKeyInfo), StandardCharsets.US_ASCII);
    }

    static Ed25519PublicKey read(String text, String place) throws UnusableKeyException {
        List<PemObject> blocks = Pem.read(text.getBytes(StandardCharsets.UTF_8), place);
        for (PemObject block : blocks) {
            if (block.getType().endsWith("PRIVATE KEY")) {
                throw new UnusableKeyException(place + " holds a private key where a public one belongs; make one with"
                        + " \"openssl pkey -in KEY -pubout\", and take the private key off this place");
            }
        }
        List<PemObject> keys =
                blocks.stream().filter(block -> block.getType().equals(TYPE)).toList();
        if (keys.size() != 1) {
            throw new UnusableKeyException(
                    place + " holds " + keys.size() + " blocks \"BEGIN " + TYPE + "\"; exactly one is needed");
        }
        return decode(keys.get(0).getContent(), place);
    }

    private static Ed25519PublicKey decode(byte[] der, String place) throws UnusableKeyException {
        SubjectPublicKeyInfo info;
        try {
            info = SubjectPublicKeyInfo.getInstance(der);
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException(place + " holds a damaged public key: " + e.getMessage(), e);
        }
        KeyAlgorithms.requireEd25519(info.getAlgorithm(), place);
        try {
            return Ed25519PublicKey.of(info.getPublicKeyData().getOctets());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new UnusableKeyException(place + ": " + e.getMessage(), e);
        }
    }
}
