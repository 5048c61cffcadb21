package io.jenkins.plugins.compliance.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A writer's hold on a {@link LockFile}: one writer at a time, among all processes and threads. Thread-safe. */
final class ProcessLock {

    private static final Logger LOGGER = Logger.getLogger(ProcessLock.class.getName());

    private static final String REPLACED_REMEDY =
            "leave it where it is, stop every process that uses the directory, and start again";

    private final Path path;
    private final LockFile file;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ProcessLock(Path path, LockFile file) {
        this.path = path;
        this.file = file;
    }

    /** Opens the lock file, which is created if need be. Nothing is locked yet. */
    static ProcessLock open(Path path) throws StoreException {
        try {
            create(path);
            LockFile file = LockFile.join(path);
            try {
                file.openForWriting();
            } catch (IOException e) {
                file.leave();
                throw e;
            }
            return new ProcessLock(path, file);
        } catch (IOException e) {
            throw StoreException.because(
                    "open the lock file " + path + " for writing",
                    e,
                    "writing needs a user who may write there; reading does not");
        }
    }

    private static void create(Path path) throws IOException {
        if (!Files.exists(path, NOFOLLOW_LINKS)) {
            try {
                Files.createFile(path);
            } catch (FileAlreadyExistsException e) {
                LOGGER.log(Level.FINEST, "another writer created the lock file first", e);
            }
        }
    }

    /**
     * Runs the action while no writer is at work. The file is opened for reading only; where there is none that can be
     * read and locked, as on a read-only medium, the action just runs.
     */
    static <T> T withoutWriters(Path path, Held<T> action) throws StoreException {
        LockFile file;
        FileLock lock;
        try {
            file = LockFile.join(path);
        } catch (IOException e) {
            return runUnlocked(path, e, action);
        }
        try {
            try {
                lock = file.lock(true);
            } catch (IOException e) {
                return runUnlocked(path, e, action);
            }
            try {
                return action.run();
            } finally {
                unlock(path, file, lock);
            }
        } finally {
            leave(path, file);
        }
    }

    private static <T> T runUnlocked(Path path, IOException why, Held<T> action) throws StoreException {
        LOGGER.log(Level.FINE, why, () -> "reading without the lock " + path);
        return action.run();
    }

    /** Runs the action while nobody else holds the lock. Not reentrant. */
    <T> T hold(Held<T> action) throws StoreException {
        FileLock lock;
        try {
            lock = file.lock(false);
        } catch (IOException e) {
            requireOpen();
            throw StoreException.because("lock " + path, e, "see which process uses the directory");
        }
        try {
            requireOpen();
            requireUnreplaced();
            return action.run();
        } finally {
            unlock(path, file, lock);
        }
    }

    /**
     * Checks that the path still names the file that is locked: who takes it for a leftover and deletes it lets a second
     * writer in.
     */
    private void requireUnreplaced() throws StoreException {
        boolean unreplaced;
        try {
            unreplaced = file.isAt(path);
        } catch (IOException e) {
            throw StoreException.because("find the lock file " + path + ", which is in use", e, REPLACED_REMEDY);
        }
        if (!unreplaced) {
            throw new StoreException("the lock file " + path + " was replaced while in use; " + REPLACED_REMEDY);
        }
    }

    private void requireOpen() throws StoreException {
        if (closed.get()) {
            throw new StoreException("the chain in " + path.getParent() + " was closed; open it again");
        }
    }

    private static void unlock(Path path, LockFile file, FileLock lock) throws StoreException {
        try {
            file.unlock(lock);
        } catch (IOException e) {
            throw StoreException.because("unlock " + path, e, "restart this process");
        }
    }

    /**
     * Gives the lock up for good, after closing what was used under it. To be called by a thread that does not hold it;
     * idempotent.
     */
    void close(Closeable used) throws StoreException {
        if (closed.compareAndSet(false, true)) {
            try {
                file.closeUnused(used);
            } catch (IOException e) {
                throw StoreException.because("close the files beside " + path, e, "restart this process");
            } finally {
                leave(path, file);
            }
        }
    }

    private static void leave(Path path, LockFile file) throws StoreException {
        try {
            file.leave();
        } catch (IOException e) {
            throw StoreException.because("close the lock file " + path, e, "restart this process");
        }
    }
}
