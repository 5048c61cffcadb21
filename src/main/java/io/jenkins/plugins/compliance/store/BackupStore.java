package io.jenkins.plugins.compliance.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A second local directory that holds what the first does: the chains and the files of evidence, in the same places, so
 * that it can be read, verified and put back as it is.
 *
 * <pre>{@code
 * <target>/chains/<service>/    segments and checkpoints, only ever appended to
 * <target>/evidence/            files by their digest
 * <target>/backup/<service>     how much of a chain's copy counts
 * <target>/backup/lock          locked while somebody copies
 * }</pre>
 *
 * <p>Only what is new is written. What was copied before and is not what the source has now is a finding, and stays: it is
 * the copy that tells what the source was. Whatever a crash interrupts, the next run goes on from. Writers are not
 * disturbed. Thread-safe; of several processes one copies at a time.
 */
public final class BackupStore {

    private static final String MARKS = "backup";

    private final LocalStore source;
    private final Path evidence;
    private final Path target;
    private final InstantSource clock;
    private final Disk disk;
    private final Map<ServiceName, BackupState> states = new TreeMap<>();

    /**
     * @param source the chains
     * @param evidence the directory of evidence files
     * @param target the directory of the copy, which need not exist; best on another disk
     * @param clock dates what is found
     */
    public BackupStore(LocalStore source, Path evidence, Path target, InstantSource clock) {
        this(source, evidence, target, clock, new LocalDisk());
    }

    BackupStore(LocalStore source, Path evidence, Path target, InstantSource clock, Disk disk) {
        this.source = source;
        this.evidence = evidence;
        this.target = target;
        this.clock = clock;
        this.disk = disk;
    }

    /** The directory of the copy. */
    public Path target() {
        return target;
    }

    /** How far the copies went when they were last made by this object; none before the first time. */
    public List<BackupState> states() {
        synchronized (states) {
            return List.copyOf(states.values());
        }
    }

    /**
     * Copies everything. Chains are always compared and verified as a whole; of the files of evidence, those that were
     * copied before are hashed only when it is to be thorough.
     *
     * @throws StoreException when something cannot be read or written, or somebody else is copying; all that could be
     *     copied is there
     */
    public synchronized BackupReport backUp(boolean thorough) throws StoreException {
        try (FileChannel channel = lockFile();
                FileLock lock = lock(channel)) {
            assert lock.isValid();
            // Evidence is there before an entry tells of it, so it is copied behind.
            List<BackupState> chains = new ArrayList<>();
            StoreException failure = null;
            for (ServiceName service : source.services()) {
                try {
                    chains.add(chain(service));
                } catch (StoreException e) {
                    // One chain that cannot be copied is no reason not to copy the others.
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
            FileBackup files = new FileBackup(evidence, target.resolve("evidence"), thorough, disk);
            List<String> findings = files.run();
            if (failure != null) {
                throw failure;
            }
            return new BackupReport(chains, files.files(), findings);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Copies one chain, and no evidence. */
    public synchronized BackupState backUp(ServiceName service) throws StoreException {
        try (FileChannel channel = lockFile();
                FileLock lock = lock(channel)) {
            assert lock.isValid();
            return chain(service);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private BackupState chain(ServiceName service) throws StoreException {
        Path chains = target.resolve("chains");
        BackupState state = new ChainBackup(
                        service,
                        source.readOnly(service).snapshot().withoutTornEnds(),
                        chains.resolve(service.value()),
                        target.resolve(MARKS).resolve(service.value()),
                        disk)
                .run(clock);
        synchronized (states) {
            states.put(service, state);
        }
        return state;
    }

    private FileChannel lockFile() throws IOException {
        Path marks = target.resolve(MARKS);
        requireApart();
        ChainDirectory.createDurably(marks, disk);
        return FileChannel.open(marks.resolve("lock"), CREATE, WRITE);
    }

    /** A copy within the source, or around it, would copy itself. */
    private void requireApart() throws IOException {
        Path copy = real(target);
        for (Path each : new Path[] {source.root(), evidence}) {
            Path original = real(each);
            if (copy.startsWith(original) || original.startsWith(copy)) {
                throw new StoreException("the backup directory " + target + " and " + each
                        + " are not apart from each other; choose another directory, best on another disk");
            }
        }
    }

    /** The path without symbolic links, as far as it exists. */
    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return Files.exists(absolute) || parent == null
                ? absolute.toRealPath()
                : real(parent).resolve(String.valueOf(absolute.getFileName()));
    }

    private FileLock lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw new StoreException("another backup to " + target + " is at work; wait for its end", e);
        }
        throw new StoreException("another process is at work on a backup to " + target + "; wait for its end");
    }

    private StoreException unusable(IOException cause) {
        return StoreException.because(
                "use the backup directory " + target, cause, "this user must be able to write there");
    }
}
