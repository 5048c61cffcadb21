package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The signed checkpoints of a chain, in the order of their publication. Used by one thread at a time, and only while it
 * holds the chain's lock.
 */
final class CheckpointLog implements SignedSize, Closeable {

    private static final String QUARANTINED_AS = "checkpoints";

    private final ChainDirectory directory;
    private final Disk disk;
    private final Quarantine quarantine;

    private @Nullable DurableFile file;
    private @Nullable Checkpoint newest;
    private long signedSize;

    CheckpointLog(ChainDirectory directory, Disk disk, Quarantine quarantine) {
        this.directory = directory;
        this.disk = disk;
        this.quarantine = quarantine;
    }

    /**
     * Takes in what others have published.
     *
     * @throws BrokenChainException when something in the file is no signed checkpoint
     */
    void catchUp() throws StoreException {
        Path path = directory.checkpoints();
        if (file == null && path.toFile().exists()) {
            file = open(path);
        }
        if (file != null) {
            takeIn(file);
        }
    }

    private DurableFile open(Path path) throws StoreException {
        try {
            DurableFile opened = new DurableFile(path, disk.open(path), 0);
            disk.forceDirectory(directory.path());
            return opened;
        } catch (IOException e) {
            throw StoreException.because("open " + path, e, "this user must be able to write it");
        }
    }

    private void takeIn(DurableFile log) throws StoreException {
        long counted = log.length();
        long length = log.fileLength();
        if (length < counted) {
            throw new BrokenChainException("checkpoints are missing at the end of " + log.path()
                    + ": expected at least " + counted + " bytes, found " + length + "; restore the file from a copy");
        }
        if (length > counted) {
            try {
                CheckpointScan scan = CheckpointScan.of(log.path(), counted, length);
                log.adopt(scan.whole());
                newest = scan.newest().orElse(newest);
                signedSize = Math.max(signedSize, scan.signedSize());
            } catch (StoreException e) {
                throw e;
            } catch (IOException e) {
                throw StoreException.because("read " + log.path(), e, "check the disk and who may read it");
            }
        }
    }

    /** Moves aside what is behind the last whole checkpoint. */
    void moveTornEnd() throws StoreException {
        if (file != null && file.fileLength() > file.length()) {
            quarantine.move(file, QUARANTINED_AS);
        }
    }

    @Override
    public void requireAtMost(long size) throws StoreException {
        if (signedSize > size) {
            throw new BrokenChainException(VerifiedTail.SIGNED_ENTRIES_MISSING + " in " + directory.path()
                    + ": a checkpoint is of " + signedSize + " entries, and there are " + size
                    + VerifiedTail.RESTORE);
        }
    }

    /**
     * Publishes a checkpoint whose root was found to be the chain's.
     *
     * @return the same
     * @throws StoreException when it is older than the newest one or names another log, or cannot be written
     */
    SignedCheckpoint append(SignedCheckpoint signed) throws StoreException {
        Checkpoint checkpoint = signed.checkpoint();
        Checkpoint before = newest;
        if (before != null && checkpoint.size() < before.size()) {
            throw new StoreException("a checkpoint of " + checkpoint.size() + " entries is not published behind one of "
                    + before.size() + " in " + directory.checkpoints() + "; sign the chain's present head");
        }
        if (before != null && !checkpoint.origin().equals(before.origin())) {
            throw new StoreException(
                    "a checkpoint of the origin " + checkpoint.origin() + " is not published behind one of "
                            + before.origin() + " in " + directory.checkpoints() + "; keep one origin for one chain");
        }
        byte[] bytes = signed.logRecord();
        created().append(bytes, bytes.length);
        newest = checkpoint;
        signedSize = Math.max(signedSize, checkpoint.size());
        return signed;
    }

    private DurableFile created() throws StoreException {
        if (file == null) {
            Path path = directory.checkpoints();
            try {
                file = new DurableFile(path, disk.create(path), 0);
                disk.forceDirectory(directory.path());
            } catch (IOException e) {
                throw StoreException.because("create " + path, e, "make room or repair the disk, then try again");
            }
        }
        return file;
    }

    /** Whether it is unknown what is on the disk; then nothing may be added. */
    boolean isUncertain() {
        return file != null && file.isUncertain();
    }

    @Override
    public void close() throws StoreException {
        if (file != null) {
            file.close();
        }
    }
}
