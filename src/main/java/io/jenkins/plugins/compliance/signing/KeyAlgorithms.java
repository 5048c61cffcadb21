package io.jenkins.plugins.compliance.signing;

import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Tells an Ed25519 key from the other kinds people have at hand, by the algorithm it names itself. */
final class KeyAlgorithms {

    static final String REMEDY = "; make one with \"openssl genpkey -algorithm ed25519\"";

    private static final Map<ASN1ObjectIdentifier, String> OTHERS = Map.of(
            PKCSObjectIdentifiers.rsaEncryption, "an RSA",
            PKCSObjectIdentifiers.id_RSASSA_PSS, "an RSA",
            X9ObjectIdentifiers.id_ecPublicKey, "an EC",
            X9ObjectIdentifiers.id_dsa, "a DSA",
            EdECObjectIdentifiers.id_X25519, "an X25519",
            EdECObjectIdentifiers.id_X448, "an X448",
            EdECObjectIdentifiers.id_Ed448, "an Ed448");

    private KeyAlgorithms() {}

    /** RFC 8410 section 3: the identifier stands alone, its parameters are absent. */
    static void requireEd25519(AlgorithmIdentifier algorithm, String place) throws UnusableKeyException {
        ASN1ObjectIdentifier oid = algorithm.getAlgorithm();
        if (!oid.equals(EdECObjectIdentifiers.id_Ed25519)) {
            String kind = OTHERS.getOrDefault(oid, "an unknown (" + oid.getId() + ")");
            throw refused(kind, place);
        }
        if (algorithm.getParameters() != null) {
            throw new UnusableKeyException(place + " holds a damaged Ed25519 key: its algorithm bears parameters");
        }
    }

    static UnusableKeyException refused(String kind, String place) {
        return new UnusableKeyException(place + " holds " + kind + " key; an Ed25519 key is needed" + REMEDY);
    }
}
