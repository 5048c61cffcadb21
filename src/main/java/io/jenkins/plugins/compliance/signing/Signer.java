package io.jenkins.plugins.compliance.signing;

import java.util.Optional;

/**
 * Signs with one Ed25519 key (RFC 8032), wherever that key lives: in a file, or behind a network service that never
 * hands it out.
 *
 * <p>Implementations are thread-safe.
 */
public interface Signer {

    /** The key's public half, the same for the signer's whole life. */
    Ed25519PublicKey publicKey();

    /**
     * The plain Ed25519 signature (neither Ed25519ctx nor Ed25519ph) over the message.
     *
     * @param message of any length, unchanged afterwards
     * @return 64 bytes that are the caller's own
     * @throws SigningException when the key's keeper cannot be reached or refuses
     */
    byte[] sign(byte[] message) throws SigningException;

    /**
     * Signs what is going to be published: the signature is verified before it leaves. A key service may have rotated
     * its key behind {@link #publicKey()}, and a signature that a hardware fault has garbled can give the key away.
     *
     * @throws SigningException also when the signature is not this key's over the message
     */
    default byte[] signForPublication(byte[] message) throws SigningException {
        byte[] signature = sign(message);
        if (!publicKey().verifies(message, signature)) {
            throw new SigningException("the signature made does not fit " + publicKey()
                    + "; nothing was published. Was the key rotated? Then configure its new public key");
        }
        return signature;
    }

    /** The signature algorithm's name, {@code Ed25519}. */
    default String algorithm() {
        return Ed25519PublicKey.ALGORITHM;
    }

    /** The same as {@link Ed25519PublicKey#keyId()} of the public key. */
    default String keyId() {
        return publicKey().keyId();
    }

    /** The version under which a key service keeps this key; empty for a key that has no versions. */
    default Optional<String> keyVersion() {
        return Optional.empty();
    }
}
