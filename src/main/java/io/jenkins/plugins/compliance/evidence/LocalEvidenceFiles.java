package io.jenkins.plugins.compliance.evidence;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * Keeps files in one directory, each as {@code sha256/<first two digits>/<64 digits>}. A file is written beside, forced
 * to the disk, renamed into its place, and the names are forced too; a crash leaves at most a {@code *.tmp} behind.
 * Symbolic links are refused, so that nobody who can write there makes us read or write elsewhere. Thread-safe, also
 * across processes.
 */
public final class LocalEvidenceFiles implements EvidenceFiles {

    private static final int BUFFER = 1 << 16;

    private final Path directory;

    /** @param directory where the files are; it is created when the first one is put */
    public LocalEvidenceFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public FileReference put(String name, String mediaType, InputStream content) throws IOException {
        // Before the bytes are read: the form of name and media type does not depend on them.
        FileReference empty = new FileReference(name, 0, mediaType, Sha256Digest.ZERO);
        makeDirectory(directory);
        makeDirectory(shelves());
        Path draft = shelves().resolve(UUID.randomUUID() + ".tmp");
        try {
            FileReference reference = write(empty, content, draft);
            Path shelf = shelf(reference.digest());
            makeDirectory(shelf);
            Files.move(draft, place(reference.digest()), ATOMIC_MOVE);
            forceDirectory(shelf);
            return reference;
        } catch (IOException | RuntimeException | Error e) {
            deleteAfter(e, draft);
            throw e;
        }
    }

    private static FileReference write(FileReference named, InputStream content, Path draft) throws IOException {
        MessageDigest sha256 = Sha256Digest.newMessageDigest();
        long size = 0;
        try (FileChannel channel = FileChannel.open(draft, CREATE_NEW, WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                sha256.update(buffer, 0, count);
                out.write(buffer, 0, count);
                size += count;
            }
            channel.force(true);
        }
        return new FileReference(named.name(), size, named.mediaType(), Sha256Digest.of(sha256.digest()));
    }

    private static void deleteAfter(Throwable failure, Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public InputStream open(Sha256Digest digest) throws IOException {
        for (Path each : new Path[] {directory, shelves(), shelf(digest)}) {
            if (Files.isSymbolicLink(each)) {
                throw new NotDirectoryException(each + " is a symbolic link; put the directory itself there");
            }
        }
        Path file = place(digest);
        return new HashedInputStream(Files.newInputStream(file, READ, NOFOLLOW_LINKS), file, digest);
    }

    private Path shelves() {
        return directory.resolve("sha256");
    }

    private Path shelf(Sha256Digest digest) {
        return shelves().resolve(digest.hex().substring(0, 2));
    }

    private Path place(Sha256Digest digest) {
        return shelf(digest).resolve(digest.hex());
    }

    private static void makeDirectory(Path path) throws IOException {
        if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isSymbolicLink(path)) {
            throw new NotDirectoryException(path + " is a symbolic link; put the directory itself there");
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(path, NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        if (parent != null) {
            forceDirectory(parent);
        }
    }

    private static void forceDirectory(Path path) throws IOException {
        // Windows neither opens directories nor needs it: NTFS keeps names by its journal.
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(path, READ)) {
                channel.force(true);
            }
        }
    }
}
