package io.jenkins.plugins.compliance.jenkins.installation;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The directory that keeps the records of verifications over restarts, one file {@code <service>.json} for each. Written so
 * that a crash leaves either the old record or the new one. Not thread-safe.
 */
final class VerificationFiles {

    private static final Logger LOGGER = Logger.getLogger(VerificationFiles.class.getName());
    private static final String SUFFIX = ".json";

    private final Path directory;

    VerificationFiles(Path directory) {
        this.directory = directory;
    }

    /** All records that can be read. What cannot be read is logged, and counts as never verified. */
    SortedMap<ServiceName, VerificationRecord> read() {
        SortedMap<ServiceName, VerificationRecord> records = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return records;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                readInto(records, file);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Cannot list " + directory + "; every chain counts as never verified", e);
        }
        return records;
    }

    private static void readInto(SortedMap<ServiceName, VerificationRecord> records, Path file) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        String service = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
        if (!ServiceName.isValid(service) || !Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            VerificationRecord record =
                    VerificationRecordJson.parse(in.readNBytes(VerificationRecordJson.LIMITS.maxBytes() + 1));
            if (!record.last().service().value().equals(service)) {
                throw new IllegalArgumentException(
                        "it is about " + record.last().service());
            }
            records.put(record.last().service(), record);
        } catch (IOException | IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, "Cannot read {0}: {1}; the chain of {2} counts as never verified", new Object[] {
                file, e.getMessage(), service
            });
        }
    }

    /** Keeps a record durably in place of an older one. */
    void write(VerificationRecord record) throws IOException {
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(directory, "draft", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(draft, WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(VerificationRecordJson.format(record));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, directory.resolve(record.last().service() + SUFFIX), ATOMIC_MOVE, REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        // Windows neither opens directories nor needs it: NTFS keeps names by its journal.
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, READ)) {
                channel.force(true);
            }
        }
    }
}
