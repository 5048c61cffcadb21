package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.chain.note.KeyHistoryJson;
import io.jenkins.plugins.compliance.chain.note.SizeRange;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The file {@code signing.vkey}: every public key that ever signed for the installation, for verifiers and for the command
 * line. One verifier key line while there has been one key; a key history once there were several.
 *
 * <p>A key that is replaced stays valid at every tree size it can have signed, which is up to that of the longest chain.
 * Its successor is valid at every size, since any service may get its first entry after the change.
 *
 * <p>Thread-safe within one process. A key history is tiny, so nothing is kept in memory.
 */
public final class VerifierKeyFile {

    private final Path file;
    private final KeyVersionFile versions;
    private final ServiceStatuses statuses;

    /**
     * @param file need not exist yet, nor its directory
     * @param versions which version of a key service's key each of them is
     * @param statuses know the chains that the keys sign
     */
    VerifierKeyFile(Path file, KeyVersionFile versions, ServiceStatuses statuses) {
        this.file = file;
        this.versions = versions;
        this.statuses = statuses;
    }

    /**
     * The name the installation signs under. It stands in the origin of every checkpoint, so it cannot change once a key
     * was used.
     *
     * @param configured what is configured; empty to take the name that was used before, or else the default
     * @throws SigningException when the installation signs under another name already, or the file cannot be read
     */
    public synchronized String keyName(Optional<String> configured, String otherwise) throws SigningException {
        Optional<String> used = read().flatMap(VerifierKeyFile::lastName);
        if (used.isPresent() && configured.isPresent() && !used.equals(configured)) {
            throw new SigningException("the installation signs under the name " + used.get() + ", which " + file
                    + " says, and " + configured.get() + " is configured; a name is for ever, since every checkpoint"
                    + " has it in it: configure " + used.get() + ", or another home directory");
        }
        return used.or(() -> configured).orElse(otherwise);
    }

    /**
     * The identity to sign with. A key that was not the last one before is added to the file durably first, so that
     * nothing is signed by a key that the file does not know.
     *
     * @param keyName what {@link #keyName} says
     * @throws SigningException when the file cannot be read or written, or the chains' sizes are not known
     */
    public synchronized SigningIdentity identity(String keyName, Signer signer) throws SigningException {
        VerifierKey key = VerifierKey.ed25519(keyName, signer.publicKey().bytes());
        if (signer.keyVersion().isPresent()) {
            versions.record(key, signer.keyVersion().get());
        }
        Optional<KeyHistory> before = read();
        if (before.isPresent() && isCurrent(key, before.get())) {
            return new SigningIdentity(keyName, signer, before.get());
        }
        KeyHistory after = before.isPresent() ? succeeded(before.get(), key) : KeyHistory.of(key);
        write(after);
        return new SigningIdentity(keyName, signer, after);
    }

    /** Every key there was so far; empty when nothing was ever signed. */
    public synchronized Optional<KeyHistory> history() throws SigningException {
        return read();
    }

    /** The same as the file has it, for those who verify; empty when nothing was ever signed. */
    public synchronized Optional<String> text() throws SigningException {
        return read().map(history -> new String(content(history), StandardCharsets.UTF_8));
    }

    private static byte[] content(KeyHistory history) {
        return history.keys().size() == 1
                ? (history.keys().get(0).key().format() + "\n").getBytes(StandardCharsets.UTF_8)
                : KeyHistoryJson.format(history);
    }

    private static Optional<String> lastName(KeyHistory history) {
        List<KeyHistory.Entry> keys = history.keys();
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(keys.get(keys.size() - 1).key().identity().name());
    }

    private static boolean isCurrent(VerifierKey key, KeyHistory history) {
        return history.keys().stream()
                .anyMatch(entry ->
                        entry.key().equals(key) && entry.sizes().until().isEmpty());
    }

    private KeyHistory succeeded(KeyHistory before, VerifierKey key) throws SigningException {
        OptionalLong end = OptionalLong.of(longestChain() + 1);
        List<KeyHistory.Entry> keys = new ArrayList<>();
        for (KeyHistory.Entry entry : before.keys()) {
            SizeRange sizes = entry.sizes();
            if (!entry.key().equals(key)) {
                boolean open = sizes.until().isEmpty() && sizes.from() < end.getAsLong();
                keys.add(open ? new KeyHistory.Entry(entry.key(), new SizeRange(sizes.from(), end)) : entry);
            }
        }
        keys.add(new KeyHistory.Entry(key, SizeRange.ALL));
        return new KeyHistory(keys);
    }

    private long longestChain() throws SigningException {
        try {
            statuses.refresh();
        } catch (StoreException e) {
            throw new SigningException(
                    "the key changed, and up to which size the one before is valid is not known: " + e.getMessage(), e);
        }
        return statuses.all().stream()
                .mapToLong(status -> status.head().size())
                .max()
                .orElse(0);
    }

    private Optional<KeyHistory> read() throws SigningException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(TrustedKeys.read(file, Optional.empty()).history());
        } catch (UnusableKeyException e) {
            throw new SigningException(
                    e.getMessage() + "; restore it from a backup, since it tells which keys signed the chains", e);
        }
    }

    private void write(KeyHistory history) throws SigningException {
        byte[] content = content(history);
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(
                    Objects.requireNonNull(temporary.toAbsolutePath().getParent()));
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SigningException(file + " cannot be written, so nothing is signed: " + e, e);
        }
    }
}
