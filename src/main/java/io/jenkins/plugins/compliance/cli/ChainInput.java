package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.store.LocalSnapshot;
import io.jenkins.plugins.compliance.store.LocalStore;
import io.jenkins.plugins.compliance.store.ReadOnlyChain;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A chain named on the command line: a directory, a file of lines, or standard input. */
interface ChainInput {

    /** What stands for standard input. */
    String STDIN = "-";

    /** The entries' lines; the caller closes the stream. */
    InputStream entries() throws IOException;

    /** How many bytes there are, where that is known beforehand. */
    OptionalLong bytes() throws IOException;

    /** The checkpoints that were found beside the chain; the caller closes the stream. */
    InputStream checkpoints() throws IOException;

    /** Where a byte of the chain is to be looked for, if that is not the same place in one file. */
    Optional<FilePlace> locate(long offset);

    /**
     * A place in a file.
     *
     * @param file the file
     * @param offset byte offset in it
     */
    record FilePlace(Path file, long offset) {}

    /** The chain of that name, which is read no further here than is needed to know what it is. */
    static ChainInput of(String path, InputStream stdin) throws IOException, CommandFailedException {
        if (path.equals(STDIN)) {
            return new Stdin(stdin);
        }
        Path named = Path.of(path);
        if (!Files.exists(named)) {
            throw new CommandFailedException(
                    "there is no " + path + "; name a chain's directory, a chain file, or - for" + " standard input");
        }
        return Files.isDirectory(named) ? new Directory(snapshot(named)) : new LineFile(named);
    }

    /** The chain in a directory, as it is now. */
    static LocalSnapshot snapshot(Path directory) throws StoreException, CommandFailedException {
        refuseStore(directory);
        return ReadOnlyChain.open(directory).snapshot();
    }

    /** A directory of chains is easily taken for a chain. */
    private static void refuseStore(Path directory) throws StoreException, CommandFailedException {
        List<ServiceName> chains =
                new LocalStore(directory, InstantSource.system(), new SecureRandom()::nextLong).services();
        if (!chains.isEmpty()) {
            throw new CommandFailedException(
                    directory + " is no chain but holds " + chains.size() + "; name one of them, such as "
                            + directory.resolve(chains.get(0).value()));
        }
    }

    /** Standard input. */
    record Stdin(InputStream entries) implements ChainInput {
        @Override
        public OptionalLong bytes() {
            return OptionalLong.empty();
        }

        @Override
        public InputStream checkpoints() {
            return InputStream.nullInputStream();
        }

        @Override
        public Optional<FilePlace> locate(long offset) {
            return Optional.empty();
        }
    }

    /**
     * A file of lines.
     *
     * @param file the file
     */
    record LineFile(Path file) implements ChainInput {
        @Override
        public InputStream entries() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public OptionalLong bytes() throws IOException {
            return OptionalLong.of(Files.size(file));
        }

        @Override
        public InputStream checkpoints() {
            return InputStream.nullInputStream();
        }

        @Override
        public Optional<FilePlace> locate(long offset) {
            return Optional.empty();
        }
    }

    /**
     * The directory of a chain.
     *
     * @param snapshot the chain as it is now
     */
    record Directory(LocalSnapshot snapshot) implements ChainInput {
        @Override
        public InputStream entries() {
            return snapshot.entries();
        }

        @Override
        public OptionalLong bytes() {
            return OptionalLong.of(snapshot.bytes());
        }

        @Override
        public InputStream checkpoints() {
            return snapshot.checkpoints();
        }

        @Override
        public Optional<FilePlace> locate(long offset) {
            long rest = offset;
            for (LocalSnapshot.Part segment : snapshot.segments()) {
                if (rest < segment.length()) {
                    return Optional.of(new FilePlace(segment.file(), rest));
                }
                rest -= segment.length();
            }
            return Optional.empty();
        }
    }
}
