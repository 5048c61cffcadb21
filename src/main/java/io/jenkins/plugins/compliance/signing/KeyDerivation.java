package io.jenkins.plugins.compliance.signing;

import java.math.BigInteger;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a cipher key from a passphrase as a key file says. The file sets the cost, before anything in it is
 * authenticated; so the cost is bounded here.
 */
@FunctionalInterface
interface KeyDerivation {

    /** Some ten seconds of one core. */
    int MAX_PBKDF2_ITERATIONS = 10_000_000;

    /** Twice what OpenSSL itself is willing to spend on scrypt. */
    long MAX_SCRYPT_BYTES = 64L * 1024 * 1024;

    int MAX_SCRYPT_PARALLELISATION = 16;

    /** OWASP's recommendation of 2023 for PBKDF2 with HMAC-SHA-256: about half a second when a key file is opened. */
    int NEW_KEY_ITERATIONS = 600_000;

    /** @return the key, which the caller wipes */
    byte[] derive(byte[] passphrase);

    /** The function for keys of the given length. */
    static KeyDerivation of(KeyDerivationFunc function, int keyBytes, String place) throws UnusableKeyException {
        ASN1ObjectIdentifier oid = function.getAlgorithm();
        if (oid.equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            return pbkdf2(PBKDF2Params.getInstance(function.getParameters()), keyBytes, place);
        }
        if (oid.equals(MiscObjectIdentifiers.id_scrypt)) {
            return scrypt(ScryptParams.getInstance(function.getParameters()), keyBytes, place);
        }
        throw new UnusableKeyException(place + " is encrypted with an unsupported key derivation (" + oid.getId()
                + "), PBKDF2 or scrypt is needed");
    }

    /** The parameters with which a new key is encrypted. */
    static KeyDerivationFunc pbkdf2(byte[] salt, int keyBytes) {
        AlgorithmIdentifier hmac = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        return new KeyDerivationFunc(
                PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, NEW_KEY_ITERATIONS, keyBytes, hmac));
    }

    private static KeyDerivation pbkdf2(PBKDF2Params parameters, int keyBytes, String place)
            throws UnusableKeyException {
        Supplier<Digest> digest = digest(parameters.getPrf().getAlgorithm(), place);
        requireKeyLength(parameters.getKeyLength(), keyBytes, place);
        int iterations = bounded(parameters.getIterationCount(), MAX_PBKDF2_ITERATIONS, "PBKDF2 iterations", place);
        return passphrase -> {
            PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(digest.get());
            generator.init(passphrase, parameters.getSalt(), iterations);
            return ((KeyParameter) generator.generateDerivedParameters(8 * keyBytes)).getKey();
        };
    }

    private static KeyDerivation scrypt(ScryptParams parameters, int keyBytes, String place)
            throws UnusableKeyException {
        requireKeyLength(parameters.getKeyLength(), keyBytes, place);
        int parallelisation = bounded(
                parameters.getParallelizationParameter(), MAX_SCRYPT_PARALLELISATION, "scrypt parallelisation", place);
        int blocks = bounded(parameters.getBlockSize(), MAX_SCRYPT_BYTES / 128, "scrypt block size", place);
        int cost = bounded(parameters.getCostParameter(), MAX_SCRYPT_BYTES / 128 / blocks, "scrypt cost", place);
        return passphrase -> SCrypt.generate(passphrase, parameters.getSalt(), cost, blocks, parallelisation, keyBytes);
    }

    private static Supplier<Digest> digest(ASN1ObjectIdentifier hmac, String place) throws UnusableKeyException {
        return switch (hmac.getId()) {
            case "1.2.840.113549.2.7" -> SHA1Digest::new;
            case "1.2.840.113549.2.8" -> SHA224Digest::new;
            case "1.2.840.113549.2.9" -> SHA256Digest::new;
            case "1.2.840.113549.2.10" -> SHA384Digest::new;
            case "1.2.840.113549.2.11" -> SHA512Digest::new;
            default ->
                throw new UnusableKeyException(place + " is encrypted with an unsupported PBKDF2 function ("
                        + hmac.getId() + "), HMAC with SHA-1 or SHA-2 is needed");
        };
    }

    private static void requireKeyLength(@Nullable BigInteger stated, int keyBytes, String place)
            throws UnusableKeyException {
        if (stated != null && !stated.equals(BigInteger.valueOf(keyBytes))) {
            throw PrivateKeyPem.damaged(place);
        }
    }

    private static int bounded(BigInteger value, long max, String what, String place) throws UnusableKeyException {
        if (value.signum() <= 0) {
            throw PrivateKeyPem.damaged(place);
        }
        if (value.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new UnusableKeyException(place + " asks for more " + what + " than " + max
                    + "; encrypt the key anew with ordinary parameters");
        }
        return value.intValueExact();
    }
}
