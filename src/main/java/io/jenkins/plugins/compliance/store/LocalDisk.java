package io.jenkins.plugins.compliance.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Path;

/**
 * The machine's file system. Stateless.
 *
 * <p>A {@link java.nio.channels.FileChannel} is an interruptible channel: one interrupted caller would close it for
 * everybody. {@link RandomAccessFile} and {@link AsynchronousFileChannel} are not, and the latter offers
 * {@code fdatasync} on the calling thread. So a file is open twice, once for each.
 */
final class LocalDisk implements Disk {

    @Override
    public AppendFile open(Path file) throws IOException {
        return new OpenFile(file, AsynchronousFileChannel.open(file, READ, WRITE, NOFOLLOW_LINKS));
    }

    @Override
    public AppendFile create(Path file) throws IOException {
        return new OpenFile(file, AsynchronousFileChannel.open(file, READ, WRITE, CREATE_NEW));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        // Windows neither opens directories nor needs it: NTFS keeps names by its journal.
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(directory, READ)) {
                channel.force(true);
            }
        }
    }

    private static final class OpenFile implements AppendFile {

        private final AsynchronousFileChannel channel;
        private final RandomAccessFile file;

        OpenFile(Path path, AsynchronousFileChannel channel) throws IOException {
            this.channel = channel;
            try {
                this.file = new RandomAccessFile(path.toFile(), "rw");
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void write(long position, byte[] bytes, int count) throws IOException {
            file.seek(position);
            file.write(bytes, 0, count);
        }

        @Override
        public void truncate(long length) throws IOException {
            file.setLength(length);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                file.close();
            }
        }
    }
}
