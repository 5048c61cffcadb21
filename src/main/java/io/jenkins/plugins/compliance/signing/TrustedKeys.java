package io.jenkins.plugins.compliance.signing;

import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.chain.note.KeyHistoryFormatException;
import io.jenkins.plugins.compliance.chain.note.KeyHistoryJson;
import io.jenkins.plugins.compliance.chain.note.NoteFormatException;
import io.jenkins.plugins.compliance.chain.note.SizeRange;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The public keys that a verifier trusts, from a file in one of three forms: verifier-key lines (C2SP signed-note) with
 * blank lines and {@code #} comments between them, a key history ({@link KeyHistoryJson}), or one public key in PEM, which
 * bears no name and so needs one. Every key has been checked to be a point of the curve's prime-order group. Immutable
 * and thread-safe.
 */
public final class TrustedKeys {

    /** The longest file that is read. */
    public static final int MAX_BYTES = 1 << 20;

    private final KeyHistory history;
    private final Set<Ed25519PublicKey> publicKeys;

    private TrustedKeys(KeyHistory history, Set<Ed25519PublicKey> publicKeys) {
        this.history = history;
        this.publicKeys = publicKeys;
    }

    /**
     * Trusts the keys of a history, each in its ranges of tree sizes.
     *
     * @param place where the history comes from, for messages
     * @throws UnusableKeyException when one of them is no Ed25519 public key
     */
    public static TrustedKeys of(KeyHistory history, String place) throws UnusableKeyException {
        Set<Ed25519PublicKey> publicKeys = new LinkedHashSet<>();
        for (KeyHistory.Entry entry : history.keys()) {
            try {
                publicKeys.add(Ed25519PublicKey.of(entry.key().publicKey()));
            } catch (IllegalArgumentException e) {
                String id = entry.key().identity().hexId();
                throw new UnusableKeyException(place + ": the key with ID " + id + ": " + e.getMessage(), e);
            }
        }
        return new TrustedKeys(history, publicKeys);
    }

    /**
     * Reads a file.
     *
     * @param keyName the name for a key in PEM; the other forms bear their own and leave it unused
     * @throws UnusableKeyException when the file cannot be read, holds no key, or one that cannot be used
     */
    public static TrustedKeys read(Path file, Optional<String> keyName) throws UnusableKeyException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in.readNBytes(MAX_BYTES + 1), keyName, file.toString());
        } catch (IOException e) {
            throw new UnusableKeyException(file + " cannot be read: " + e, e);
        }
    }

    /**
     * Reads a file's content.
     *
     * @param keyName as for {@link #read}
     * @param place where the content comes from, for messages
     * @throws UnusableKeyException when it holds no key, or one that cannot be used
     */
    public static TrustedKeys parse(byte[] content, Optional<String> keyName, String place)
            throws UnusableKeyException {
        if (content.length > MAX_BYTES) {
            throw new UnusableKeyException(place + " is longer than " + MAX_BYTES + " bytes: that is no file of keys");
        }
        String text = utf8(content, place);
        if (text.contains("-----BEGIN ")) {
            return of(KeyHistory.of(pem(text, keyName, place)), place);
        }
        return of(text.stripLeading().startsWith("{") ? json(content, place) : lines(text, place), place);
    }

    private static String utf8(byte[] content, String place) throws UnusableKeyException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnusableKeyException(place + " is not UTF-8 text: that is no file of keys", e);
        }
    }

    private static VerifierKey pem(String text, Optional<String> keyName, String place) throws UnusableKeyException {
        Ed25519PublicKey key = PublicKeyPem.read(text, place);
        String name = keyName.orElseThrow(() -> new UnusableKeyException(
                place + " holds a key in PEM, which bears no name; give the name it signs under, or use its verifier"
                        + " key line, which has the name in it"));
        try {
            return VerifierKey.ed25519(name, key.bytes());
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException(place + ": " + e.getMessage(), e);
        }
    }

    private static KeyHistory json(byte[] content, String place) throws UnusableKeyException {
        try {
            return KeyHistoryJson.parse(content);
        } catch (KeyHistoryFormatException e) {
            throw new UnusableKeyException(place + ": " + e.getMessage(), e);
        }
    }

    private static KeyHistory lines(String text, String place) throws UnusableKeyException {
        List<KeyHistory.Entry> keys = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            if (keys.size() == KeyHistoryJson.MAX_KEYS) {
                throw new UnusableKeyException(place + " holds more than " + KeyHistoryJson.MAX_KEYS + " keys");
            }
            keys.add(new KeyHistory.Entry(verifierKey(content, place + ", line " + number), SizeRange.ALL));
        }
        if (keys.isEmpty()) {
            throw new UnusableKeyException(place + " holds no key; verifier-key lines, a key history or a public key in"
                    + " PEM are understood");
        }
        return history(keys, place);
    }

    private static VerifierKey verifierKey(String line, String place) throws UnusableKeyException {
        try {
            return VerifierKey.parse(line);
        } catch (NoteFormatException e) {
            throw new UnusableKeyException(place + ": " + e.reason(), e);
        }
    }

    private static KeyHistory history(List<KeyHistory.Entry> keys, String place) throws UnusableKeyException {
        try {
            return new KeyHistory(keys);
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException(place + ": " + e.getMessage(), e);
        }
    }

    /**
     * Trusts what any of several files trusts.
     *
     * @throws UnusableKeyException when two different keys share name and ID
     */
    public static TrustedKeys union(Collection<TrustedKeys> all) throws UnusableKeyException {
        List<KeyHistory.Entry> keys =
                all.stream().flatMap(trusted -> trusted.history.keys().stream()).toList();
        return of(history(keys, "the keys given"), "the keys given");
    }

    /** The keys and their ranges. */
    public KeyHistory history() {
        return history;
    }

    /** The bare public keys, for signatures that are no checkpoints and so have no tree size. */
    public Set<Ed25519PublicKey> publicKeys() {
        return Set.copyOf(publicKeys);
    }

    /** Trusts checkpoints that these keys signed, each in its ranges. */
    public CheckpointPolicy policy() {
        return CheckpointPolicy.of(history, Ed25519NoteVerifier::new);
    }
}
