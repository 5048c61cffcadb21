package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes an archive by {@link ArchiveLayout} file by file, in memory bounded by the directory at its end. Headers are
 * written when a file's checksum is known, so a source is read once. Confined to one thread.
 */
final class ArchiveWriter implements Closeable {

    private static final int BUFFER = 1 << 18;

    private final FileChannel channel;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int files;
    private long position;

    /** @param file a new file */
    ArchiveWriter(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    PackagedFile add(String name, byte[] content) throws IOException, PackagingException {
        return add(name, new ByteArrayInputStream(content));
    }

    /** Adds a file and hashes it. */
    PackagedFile add(String name, InputStream content) throws IOException, PackagingException {
        MessageDigest sha256 = Sha256Digest.newMessageDigest();
        long size = write(name, content, sha256);
        return new PackagedFile(size, Sha256Digest.of(sha256.digest()));
    }

    /**
     * Adds a file whose source vouches for its digest, which would cost as much again as everything else.
     *
     * @throws PackagingException when it has another size
     */
    PackagedFile add(String name, InputStream verified, PackagedFile expected) throws IOException, PackagingException {
        long size = write(name, verified, null);
        if (size != expected.size()) {
            throw new PackagingException(name + " has " + size + " bytes and not the " + expected.size()
                    + " that its entry records; look at what wrote that entry");
        }
        return expected;
    }

    private long write(String name, InputStream content, @Nullable MessageDigest sha256)
            throws IOException, PackagingException {
        if (!ArchiveLayout.isName(name)) {
            throw new IllegalArgumentException("not a name for a file in a package: " + name);
        }
        long start = position;
        position += ArchiveLayout.LOCAL_BYTES + name.length();
        CRC32 crc = new CRC32();
        long size = 0;
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            crc.update(buffer, 0, count);
            if (sha256 != null) {
                sha256.update(buffer, 0, count);
            }
            write(position, buffer, count);
            position += count;
            size += count;
        }
        files++;
        directory.writeBytes(ArchiveLayout.centralHeader(name, (int) crc.getValue(), size, start));
        if (files > ArchiveLayout.MAX_FILES
                || position + directory.size() + ArchiveLayout.END_BYTES > ArchiveLayout.MAX_BYTES) {
            throw new PackagingException("the package would have more than " + ArchiveLayout.MAX_FILES
                    + " files or 4 GiB, which its format cannot hold; collect fewer or smaller reports");
        }
        byte[] header = ArchiveLayout.localHeader(name, (int) crc.getValue(), size);
        write(start, header, header.length);
        return size;
    }

    private void write(long at, byte[] bytes, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        while (rest.hasRemaining()) {
            channel.write(rest, at + rest.position());
        }
    }

    /** Writes the directory, behind which nothing can be added. */
    void finish() throws IOException {
        byte[] central = directory.toByteArray();
        write(position, central, central.length);
        byte[] end = ArchiveLayout.end(files, central.length, position);
        write(position + central.length, end, end.length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
