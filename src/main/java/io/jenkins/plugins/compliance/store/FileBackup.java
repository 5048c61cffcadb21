package io.jenkins.plugins.compliance.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The copies of files that are named by their SHA-256, as {@code sha256/<first two digits>/<64 digits>} below a directory.
 * Each is hashed while it is copied, and appears under its name once it is whole and on the disk. Confined to one thread.
 */
final class FileBackup {

    private static final int BUFFER = 1 << 16;
    private static final String SHELVES = "sha256";

    private final Path source;
    private final Path target;
    private final boolean thorough;
    private final Disk disk;
    private final List<String> findings = new ArrayList<>();
    private long files;

    /** @param thorough whether to hash also what was copied before, rather than to compare its size */
    FileBackup(Path source, Path target, boolean thorough, Disk disk) {
        this.source = source;
        this.target = target;
        this.thorough = thorough;
        this.disk = disk;
    }

    /** What is wrong with files; those are not copied, and what is in their place stays. */
    List<String> run() throws StoreException {
        Path shelves = source.resolve(SHELVES);
        if (!Files.isDirectory(shelves, NOFOLLOW_LINKS)) {
            return findings;
        }
        for (Path shelf : ChainDirectory.children(shelves)) {
            // Between the shelves lie only drafts that a crash left.
            if (Files.isDirectory(shelf, NOFOLLOW_LINKS)) {
                for (Path file : ChainDirectory.children(shelf)) {
                    copy(file);
                }
            }
        }
        return findings;
    }

    /** How many files the copy has. */
    long files() {
        return files;
    }

    private void copy(Path file) throws StoreException {
        String name = String.valueOf(file.getFileName());
        if (!Sha256Digest.isHex(name)) {
            findings.add(file + " is not named by a SHA-256, and is not copied; move it elsewhere");
            return;
        }
        Path place = target.resolve(SHELVES).resolve(name.substring(0, 2)).resolve(name);
        try {
            if (!Files.exists(place, NOFOLLOW_LINKS)) {
                add(file, place, name);
            } else if (Files.size(place) != Files.size(file)
                    || thorough && !hash(place).equals(name)) {
                findings.add(
                        place + " is not what it was copied from, and stays as it is: move it away, and it is copied"
                                + " anew");
            } else {
                files++;
            }
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw StoreException.because(
                    "copy " + file + " to " + place, e, "make room or repair the disk, and try again");
        }
    }

    private void add(Path file, Path place, String name) throws IOException {
        Path shelf = Objects.requireNonNull(place.toAbsolutePath().getParent());
        ChainDirectory.createDurably(shelf, disk);
        Path draft = target.resolve(SHELVES).resolve(name + ".tmp");
        Files.deleteIfExists(draft);
        try {
            if (!write(file, draft).equals(name)) {
                findings.add(
                        file + " does not have the SHA-256 that it is named by, and is not copied: it was altered or"
                                + " damaged; restore it");
                return;
            }
            Files.move(draft, place, ATOMIC_MOVE);
            disk.forceDirectory(shelf);
            files++;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private String write(Path file, Path draft) throws IOException {
        MessageDigest sha256 = Sha256Digest.newMessageDigest();
        try (InputStream in = Files.newInputStream(file, READ, NOFOLLOW_LINKS);
                AppendFile out = disk.create(draft)) {
            byte[] buffer = new byte[BUFFER];
            long at = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
                out.write(at, buffer, count);
                at += count;
            }
            out.force();
        }
        return Sha256Digest.of(sha256.digest()).hex();
    }

    private static String hash(Path file) throws IOException {
        MessageDigest sha256 = Sha256Digest.newMessageDigest();
        try (InputStream in = Files.newInputStream(file, READ, NOFOLLOW_LINKS)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
            }
        }
        return Sha256Digest.of(sha256.digest()).hex();
    }
}
