package io.jenkins.plugins.compliance.signing.attestation;

import java.util.Arrays;

/** One signature of an envelope, verified or not. Immutable and thread-safe. */
public final class DsseSignature {

    private final String keyId;
    private final byte[] signature;

    /**
     * @param keyId a hint, empty when there is none; nothing authenticates it
     * @param signature any bytes, copied
     */
    public DsseSignature(String keyId, byte[] signature) {
        this.keyId = keyId;
        this.signature = signature.clone();
    }

    /** What the envelope says of the key; a hint and no more. */
    public String keyId() {
        return keyId;
    }

    /** A copy of the signature. */
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DsseSignature that
                && keyId.equals(that.keyId)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return "signature with key ID \"" + keyId + "\"";
    }
}
