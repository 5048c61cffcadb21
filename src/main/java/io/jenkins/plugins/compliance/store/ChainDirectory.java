package io.jenkins.plugins.compliance.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The directory of one chain: segments, {@code checkpoints.txt}, {@code lock} and {@code quarantine}, and nothing else.
 *
 * @param path the directory itself, no symbolic link
 */
record ChainDirectory(Path path) {

    static final String CHECKPOINTS = "checkpoints.txt";
    private static final String LOCK = "lock";
    private static final String QUARANTINE = "quarantine";

    /**
     * A directory that exists.
     *
     * @throws StoreException when it does not, is a symbolic link, or is no directory
     */
    static ChainDirectory existing(Path path) throws StoreException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw StoreException.because("open the chain directory " + path, e, "check the path");
        }
        if (attributes.isSymbolicLink()) {
            throw new StoreException("the chain directory " + path
                    + " is a symbolic link, which could lead a chain astray; move the directory itself there");
        }
        if (!attributes.isDirectory()) {
            throw new StoreException("the chain directory " + path + " is not a directory; move that file elsewhere");
        }
        return new ChainDirectory(path);
    }

    /** The directory, created durably and for its owner alone where it is missing, with those above it. */
    static ChainDirectory create(Path path, Disk disk) throws StoreException {
        try {
            createDurably(path, disk);
        } catch (IOException e) {
            throw StoreException.because(
                    "create the chain directory " + path, e, "this user must be able to write to its parent");
        }
        return existing(path);
    }

    static void createDurably(Path path, Disk disk) throws IOException {
        if (Files.exists(path, NOFOLLOW_LINKS)) {
            return;
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            createDurably(parent, disk);
        }
        try {
            Files.createDirectory(path, ownerOnly(path));
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; whether what it made is a directory shows on use.
            return;
        }
        if (parent != null) {
            disk.forceDirectory(parent);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    Path lock() {
        return path.resolve(LOCK);
    }

    Path checkpoints() {
        return path.resolve(CHECKPOINTS);
    }

    Path quarantine() {
        return path.resolve(QUARANTINE);
    }

    Segment segment(long firstSequence) {
        return Segment.in(path, firstSequence);
    }

    /**
     * The segments in order.
     *
     * @throws StoreException when there is anything in the directory that is not the store's
     */
    List<Segment> segments() throws StoreException {
        List<Segment> segments = new ArrayList<>();
        for (Path child : children(path)) {
            if (isSegment(child)) {
                segments.add(Segment.of(child));
            }
        }
        segments.sort(Comparator.comparingLong(Segment::firstSequence));
        return segments;
    }

    /** What is in a directory, in no order. */
    static List<Path> children(Path directory) throws StoreException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList();
        } catch (UncheckedIOException e) {
            throw unlistable(directory, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw unlistable(directory, e);
        }
    }

    private static StoreException unlistable(Path directory, IOException cause) {
        return StoreException.because("list the directory " + directory, cause, "this user must be able to read it");
    }

    private static boolean isSegment(Path child) throws StoreException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(child, BasicFileAttributes.class, NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw StoreException.because("look at " + child, e, "check the disk");
        }
        String name = Objects.requireNonNull(child.getFileName()).toString();
        boolean segment = Segment.isName(name) && attributes.isRegularFile();
        boolean ours = segment
                || (name.equals(CHECKPOINTS) || name.equals(LOCK)) && attributes.isRegularFile()
                || name.equals(QUARANTINE) && attributes.isDirectory();
        if (!ours) {
            String kind =
                    attributes.isSymbolicLink() ? "symbolic link" : attributes.isDirectory() ? "directory" : "file";
            throw new StoreException("foreign " + kind + " " + child
                    + " in a chain directory, where only segments, checkpoints.txt, lock and quarantine belong;"
                    + " move it elsewhere");
        }
        return segment;
    }
}
