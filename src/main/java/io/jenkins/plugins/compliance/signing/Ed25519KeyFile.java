package io.jenkins.plugins.compliance.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The PEM file that holds an Ed25519 private key, owned by one user and closed to all others.
 *
 * <p>Reads PKCS#8 (plain, with public key, and encrypted with PBES2) and OpenSSH's format without a passphrase; writes
 * PKCS#8, encrypted when a passphrase is configured. As with {@code ssh}, the path may be a symbolic link, and it is the
 * file it leads to that must be closed to others: secrets are commonly mounted that way.
 *
 * <p>Thread-safe, also against other processes: whoever creates the file at the same moment, all get the one key that
 * is in it afterwards.
 */
public final class Ed25519KeyFile {

    private final Path file;
    private final @Nullable PassphraseSource passphrase;

    /** A file whose key is not encrypted. */
    public Ed25519KeyFile(Path file) {
        this(file, null);
    }

    /**
     * @param file the file; its directory exists
     * @param passphrase asked once when the file turns out to be encrypted, or is to be created; null when there is none
     */
    public Ed25519KeyFile(Path file, @Nullable PassphraseSource passphrase) {
        this.file = file;
        this.passphrase = passphrase;
    }

    /**
     * The signer with the file's key.
     *
     * @throws UnusableKeyException when there is no such file, others than its owner have access to it, or it holds no
     *     Ed25519 key that can be read
     */
    public Ed25519Signer open() throws UnusableKeyException {
        try {
            return read();
        } catch (NoSuchFileException e) {
            throw new UnusableKeyException("there is no key file " + file, e);
        } catch (AccessDeniedException e) {
            throw new UnusableKeyException(file + " cannot be read: this user is not allowed to; run as its owner", e);
        } catch (IOException e) {
            throw new UnusableKeyException(file + " cannot be read: " + e, e);
        }
    }

    /**
     * Opens the file, or creates it with a fresh key when there is none. A key created here is durable when this
     * returns, its directory entry included.
     *
     * @throws UnusableKeyException as {@link #open()} does, or when the file cannot be created
     */
    public Ed25519Signer openOrCreate(SecureRandom random) throws UnusableKeyException {
        Optional<Ed25519Signer> created = exists() ? Optional.empty() : createIfAbsent(random);
        return created.isPresent() ? created.get() : open();
    }

    /**
     * Creates the file with a fresh key.
     *
     * @throws UnusableKeyException when there is such a file already, which then stays as it is, or when it cannot be
     *     created
     */
    public Ed25519Signer create(SecureRandom random) throws UnusableKeyException {
        Optional<Ed25519Signer> created = exists() ? Optional.empty() : createIfAbsent(random);
        return created.orElseThrow(() ->
                new UnusableKeyException(file + " exists already; a key is never overwritten, choose another file"));
    }

    /** A link that leads nowhere exists too: a key is not created behind it. */
    private boolean exists() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private Ed25519Signer read() throws IOException, UnusableKeyException {
        Path target = file.toRealPath();
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableKeyException(target + " is not a file; a key file is needed");
        }
        OwnerOnlyAccess.on(target).require(target);
        byte[] content;
        try (InputStream in = Files.newInputStream(target, LinkOption.NOFOLLOW_LINKS)) {
            content = in.readNBytes(Pem.MAX_BYTES + 1);
        }
        try {
            return PrivateKeyPem.read(content, passphrase, target.toString());
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /**
     * Writes a whole temporary file and gives it its name by a hard link: other than a rename, that fails when the name
     * is taken, so of several processes exactly one wins, and no reader ever sees half a key.
     *
     * @return the signer with the file's new key; empty when somebody else created the file
     */
    private Optional<Ed25519Signer> createIfAbsent(SecureRandom random) throws UnusableKeyException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new UnusableKeyException(file + " is not a file; a key file is needed");
        }
        OwnerOnlyAccess access = OwnerOnlyAccess.on(directory);
        Ed25519Signer fresh = Ed25519Signer.generate(random);
        byte[] pem = pem(fresh, random);
        try {
            boolean created = writeAndLink(pem, access, temporary(directory, random));
            if (access instanceof OwnerOnlyAccess.Posix) {
                sync(directory);
            }
            return created ? Optional.of(fresh) : Optional.empty();
        } catch (NoSuchFileException e) {
            throw new UnusableKeyException(
                    file + " cannot be created: there is no directory " + directory
                            + "; make it with \"mkdir -p -m 700 '" + directory + "'\"",
                    e);
        } catch (AccessDeniedException e) {
            throw new UnusableKeyException(
                    file + " cannot be created: this user may not write to the directory " + directory, e);
        } catch (UnsupportedOperationException e) {
            throw new UnusableKeyException(
                    file + " cannot be created: its file system lacks hard links or access control when a file is"
                            + " created; keep the key on another one",
                    e);
        } catch (IOException e) {
            throw new UnusableKeyException(file + " cannot be created: " + e, e);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    private boolean writeAndLink(byte[] pem, OwnerOnlyAccess access, Path temporary)
            throws IOException, UnusableKeyException {
        try {
            Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(temporary, options, access.atCreation())) {
                // Some file systems ignore the attribute; no secret goes into a file that others can open.
                access.require(temporary);
                ByteBuffer rest = ByteBuffer.wrap(pem);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.createLink(file, temporary);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Path temporary(Path directory, SecureRandom random) {
        byte[] suffix = new byte[8];
        random.nextBytes(suffix);
        return directory.resolve("." + file.getFileName() + "." + HexFormat.of().formatHex(suffix) + ".tmp");
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private byte[] pem(Ed25519Signer signer, SecureRandom random) throws UnusableKeyException {
        byte[] pkcs8 = signer.toPkcs8();
        try {
            if (passphrase == null) {
                return Pem.write(PrivateKeyPem.TYPE, pkcs8);
            }
            try (Passphrase secret = Passphrase.ask(passphrase, file.toString())) {
                if (secret.isEmpty()) {
                    throw new UnusableKeyException(
                            file + " cannot be created: its passphrase is empty; give one, or configure none");
                }
                return Pem.write(PrivateKeyPem.ENCRYPTED_TYPE, EncryptedPkcs8.encrypt(pkcs8, secret, random));
            }
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}
