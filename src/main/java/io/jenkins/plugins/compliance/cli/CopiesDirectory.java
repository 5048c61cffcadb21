package io.jenkins.plugins.compliance.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where a drill makes its copies, closed to others: a new directory of the caller's, or a temporary one that is gone
 * afterwards.
 *
 * @param path the directory
 * @param temporary whether it is to be gone
 */
record CopiesDirectory(Path path, boolean temporary) implements Closeable {

    static CopiesDirectory open(Optional<Path> keep) throws IOException {
        return keep.isPresent()
                ? new CopiesDirectory(Files.createDirectory(keep.get(), ownerOnly(keep.get())), false)
                : new CopiesDirectory(Files.createTempDirectory("compliance-drill-"), true);
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The drill has removed what it put there. */
    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.delete(path);
        }
    }
}
