package io.jenkins.plugins.compliance.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * This process's one opening of a lock file, shared by everybody in the process who uses that file.
 *
 * <p>A POSIX file lock belongs to the process and is lost as soon as <em>any</em> of its descriptors of the file is
 * closed. So a file is open once at most, it is known by its identity and not by its name, and it is closed or opened
 * anew only while nobody here holds the lock. Between the threads of this process a mutex excludes, since a file lock
 * does not.
 *
 * <p>{@link AsynchronousFileChannel}, because a thread that waits for a {@link java.nio.channels.FileChannel}'s lock is
 * woken by an interrupt. Thread-safe.
 */
final class LockFile {

    private static final Logger LOGGER = Logger.getLogger(LockFile.class.getName());

    private static final long PATIENCE_SECONDS = 10;
    private static final long OVERLAP_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** The lock files in use, by identity; guarded by itself. */
    private static final Map<Object, LockFile> IN_USE = new HashMap<>();

    private final Path path;
    private final Object identity;
    private final ReentrantLock mutex = new ReentrantLock();

    /** Guarded by the mutex; null until somebody needs it. */
    private @Nullable AsynchronousFileChannel channel;

    private boolean writable;

    /** Guarded by {@link #IN_USE}. */
    private int users;

    private LockFile(Path path, Object identity) {
        this.path = path;
        this.identity = identity;
    }

    /** Joins the users of a lock file that exists; each of them leaves again. */
    static LockFile join(Path path) throws IOException {
        Object identity = identity(path);
        synchronized (IN_USE) {
            LockFile file = IN_USE.computeIfAbsent(identity, key -> new LockFile(path, key));
            file.users++;
            return file;
        }
    }

    /** The last one out closes the file, before anybody can join anew. */
    void leave() throws IOException {
        synchronized (IN_USE) {
            users--;
            if (users == 0) {
                IN_USE.remove(identity);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static Object identity(Path path) throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS)
                .fileKey();
        return key == null ? path.toRealPath() : key;
    }

    /** Whether the path still names this file. */
    boolean isAt(Path other) throws IOException {
        return identity.equals(identity(other));
    }

    /** Opens the file for {@link #lock exclusive locks}, or nothing when it is. */
    void openForWriting() throws IOException {
        mutex.lock();
        try {
            if (!writable) {
                AsynchronousFileChannel readOnly = channel;
                channel = AsynchronousFileChannel.open(path, READ, WRITE, NOFOLLOW_LINKS);
                writable = true;
                if (readOnly != null) {
                    readOnly.close();
                }
            }
        } finally {
            mutex.unlock();
        }
    }

    /** Waits until no other thread and no other process holds the lock. Not reentrant. */
    FileLock lock(boolean shared) throws IOException {
        mutex.lock();
        boolean locked = false;
        try {
            if (channel == null) {
                channel = AsynchronousFileChannel.open(path, READ, NOFOLLOW_LINKS);
            }
            FileLock lock = lock(channel, shared);
            locked = true;
            return lock;
        } finally {
            if (!locked) {
                mutex.unlock();
            }
        }
    }

    /** Closes something that is used under the lock, when no thread of this process does. */
    void closeUnused(Closeable used) throws IOException {
        mutex.lock();
        try {
            used.close();
        } finally {
            mutex.unlock();
        }
    }

    void unlock(FileLock lock) throws IOException {
        try {
            lock.release();
        } finally {
            mutex.unlock();
        }
    }

    private FileLock lock(AsynchronousFileChannel open, boolean shared) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                FileLock lock = open.tryLock(0, Long.MAX_VALUE, shared);
                return lock == null ? await(open.lock(0, Long.MAX_VALUE, shared)) : lock;
            } catch (OverlappingFileLockException e) {
                // Another class loader's copy of this class, as while a plugin is being replaced: no mutex is shared.
                if (System.nanoTime() > deadline) {
                    throw new IOException("another part of this Java process has locked it for too long", e);
                }
                LockSupport.parkNanos(OVERLAP_PAUSE_NANOS);
            }
        }
    }

    private FileLock await(Future<FileLock> lock) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return lock.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    LOGGER.log(Level.WARNING, "still waiting for another process to release the lock {0}", path);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
