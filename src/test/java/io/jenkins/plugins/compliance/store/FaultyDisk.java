package io.jenkins.plugins.compliance.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real disk until an operation of choice, which fails as disks do. */
final class FaultyDisk implements Disk {

    /** The operations that can fail. */
    enum Operation {
        OPEN,
        CREATE,
        WRITE,
        TRUNCATE,
        FORCE,
        FORCE_DIRECTORY
    }

    /** Decides about each operation, counted from 0 over the disk's life. */
    @FunctionalInterface
    interface Plan {
        /** Whether this one fails. */
        boolean fails(int count, Operation operation);
    }

    private final Disk disk;
    private final Plan plan;
    private final String error;
    private final double written;
    private final List<Operation> operations = new ArrayList<>();

    /**
     * @param error what failing operations say, as the operating system would
     * @param written how much of a failing write arrives nevertheless, from 0 to 1
     */
    FaultyDisk(Disk disk, String error, double written, Plan plan) {
        this.disk = disk;
        this.error = error;
        this.written = written;
        this.plan = plan;
    }

    /** A disk on which one kind of operation fails from the given one of its kind on, for so many times. */
    static FaultyDisk failing(Operation operation, int from, int times, String error) {
        int[] seen = {0};
        return new FaultyDisk(new LocalDisk(), error, 0.5, (count, candidate) -> {
            if (candidate != operation) {
                return false;
            }
            int n = seen[0]++;
            return n >= from && n < from + times;
        });
    }

    /** What was asked of the disk so far. */
    synchronized List<Operation> operations() {
        return List.copyOf(operations);
    }

    private synchronized boolean fails(Operation operation) {
        operations.add(operation);
        return plan.fails(operations.size() - 1, operation);
    }

    private void check(Operation operation) throws IOException {
        if (fails(operation)) {
            throw new IOException(error);
        }
    }

    @Override
    public AppendFile open(Path file) throws IOException {
        check(Operation.OPEN);
        return new FaultyFile(disk.open(file));
    }

    @Override
    public AppendFile create(Path file) throws IOException {
        check(Operation.CREATE);
        return new FaultyFile(disk.create(file));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        check(Operation.FORCE_DIRECTORY);
        disk.forceDirectory(directory);
    }

    private final class FaultyFile implements AppendFile {

        private final AppendFile file;

        FaultyFile(AppendFile file) {
            this.file = file;
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void write(long position, byte[] bytes, int count) throws IOException {
            if (fails(Operation.WRITE)) {
                file.write(position, bytes, (int) (count * written));
                throw new IOException(error);
            }
            file.write(position, bytes, count);
        }

        @Override
        public void truncate(long length) throws IOException {
            check(Operation.TRUNCATE);
            file.truncate(length);
        }

        @Override
        public void force() throws IOException {
            check(Operation.FORCE);
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
