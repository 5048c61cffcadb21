package io.jenkins.plugins.compliance.store;

import java.nio.file.Path;

/**
 * A chain's directory, opened by somebody who only reads: nothing in it is changed, and it may be on a medium where
 * nothing can be. A writer at work does not disturb, nor is it disturbed for longer than it takes to look at the files'
 * lengths. Immutable and thread-safe; nothing is held open.
 */
public final class ReadOnlyChain {

    private final ChainDirectory directory;

    private ReadOnlyChain(ChainDirectory directory) {
        this.directory = directory;
    }

    /**
     * Opens the directory of a chain, in a store or elsewhere; its name need not be the service's.
     *
     * @throws StoreException when it is no directory, or a symbolic link
     */
    public static ReadOnlyChain open(Path directory) throws StoreException {
        return new ReadOnlyChain(ChainDirectory.existing(directory));
    }

    /** The directory. */
    public Path directory() {
        return directory.path();
    }

    /**
     * The chain as it is now. Where the lock file can be read, the lengths are taken while no writer is at work, so that
     * they end with a whole line unless a crash tore it; nothing is moved aside here.
     *
     * @throws StoreException when there is a foreign file in the directory, or it cannot be read
     */
    public LocalSnapshot snapshot() throws StoreException {
        return ProcessLock.withoutWriters(directory.lock(), () -> LocalSnapshot.of(directory));
    }
}
