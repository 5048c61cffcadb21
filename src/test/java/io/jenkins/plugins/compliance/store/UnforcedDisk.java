package io.jenkins.plugins.compliance.store;

import java.io.IOException;
import java.nio.file.Path;

/** The real disk, never waited for: for tests that reopen a chain hundreds of times and pull no plug. */
final class UnforcedDisk implements Disk {

    private final LocalDisk disk = new LocalDisk();

    @Override
    public AppendFile open(Path file) throws IOException {
        return unforced(disk.open(file));
    }

    @Override
    public AppendFile create(Path file) throws IOException {
        return unforced(disk.create(file));
    }

    @Override
    public void forceDirectory(Path directory) {}

    private static AppendFile unforced(AppendFile file) {
        return new AppendFile() {
            @Override
            public long length() throws IOException {
                return file.length();
            }

            @Override
            public void write(long position, byte[] bytes, int count) throws IOException {
                file.write(position, bytes, count);
            }

            @Override
            public void truncate(long length) throws IOException {
                file.truncate(length);
            }

            @Override
            public void force() {}

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
