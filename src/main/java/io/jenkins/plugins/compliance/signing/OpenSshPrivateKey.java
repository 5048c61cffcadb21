package io.jenkins.plugins.compliance.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;

/** OpenSSH's own private key format (OpenSSH, PROTOCOL.key), unencrypted; BouncyCastle decodes the secret. */
final class OpenSshPrivateKey {

    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

    private OpenSshPrivateKey() {}

    /** @throws RuntimeException of some kind when the blob is damaged, as BouncyCastle's decoders do */
    static Ed25519Signer read(byte[] blob, String place) throws UnusableKeyException {
        byte[] publicKey = readPublicHalf(ByteBuffer.wrap(blob), place);
        AsymmetricKeyParameter key = OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(blob);
        if (!(key instanceof Ed25519PrivateKeyParameters ed25519)) {
            throw PrivateKeyPem.damaged(place);
        }
        byte[] seed = ed25519.getEncoded();
        try {
            Ed25519Signer signer = Ed25519Signer.ofSeed(seed);
            PrivateKeyPem.requireSamePublicKey(publicKey, signer, place);
            return signer;
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** Reads what stands before the secret, which tells the kind of key and whether it is encrypted. */
    private static byte[] readPublicHalf(ByteBuffer blob, String place) throws UnusableKeyException {
        byte[] magic = new byte[MAGIC.length];
        blob.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw PrivateKeyPem.damaged(place);
        }
        String cipher = text(string(blob));
        string(blob);
        string(blob);
        if (blob.getInt() != 1) {
            throw new UnusableKeyException(place + " holds several OpenSSH keys; exactly one is needed");
        }
        ByteBuffer publicKey = string(blob);
        requireEd25519(text(string(publicKey)), place);
        if (!cipher.equals("none")) {
            throw new UnusableKeyException(place + " holds an OpenSSH key encrypted OpenSSH's own way, which is not"
                    + " supported; use an encrypted PKCS#8 key"
                    + " (\"openssl genpkey -algorithm ed25519 -aes-256-cbc\"), or take the passphrase off with"
                    + " \"ssh-keygen -p\"");
        }
        ByteBuffer point = string(publicKey);
        byte[] bytes = new byte[point.remaining()];
        point.get(bytes);
        return bytes;
    }

    private static void requireEd25519(String kind, String place) throws UnusableKeyException {
        if (kind.equals("ssh-ed25519")) {
            return;
        }
        if (kind.equals("ssh-rsa")) {
            throw KeyAlgorithms.refused("an RSA", place);
        }
        throw KeyAlgorithms.refused(kind.startsWith("ecdsa-") ? "an EC" : "an unknown OpenSSH", place);
    }

    /** The format's only compound: four bytes of length, and as many bytes. */
    private static ByteBuffer string(ByteBuffer from) {
        int length = from.getInt();
        ByteBuffer string = from.slice(from.position(), length);
        from.position(from.position() + length);
        return string;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(bytes).toString();
    }
}
