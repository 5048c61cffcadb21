package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Where one copy lies: its entries and its checkpoints, as an auditor could be handed them.
 *
 * @param path the directory
 */
record CopyDirectory(Path path) {

    static CopyDirectory create(Path path) throws IOException {
        return new CopyDirectory(Files.createDirectories(path));
    }

    /** Writes what an untouched copy holds. */
    void fill(InputStream chain, InputStream checkpoints) throws IOException {
        Files.copy(chain, chain());
        Files.copy(checkpoints, checkpoints());
    }

    /** Writes a checkpoint log of these checkpoints only. */
    void writeCheckpoints(List<SignedCheckpoint> checkpoints) throws IOException {
        try (OutputStream out = Files.newOutputStream(checkpoints())) {
            for (SignedCheckpoint checkpoint : checkpoints) {
                out.write(checkpoint.logRecord());
            }
        }
    }

    /** Drops every entry behind the first ones. */
    void cutTo(long entries) throws IOException {
        long bytes = 0;
        try (LineReader lines = readLines()) {
            byte[] line = lines.next();
            for (long n = 0; n < entries && line != null; n++) {
                bytes += line.length + 1;
                line = lines.next();
            }
        }
        try (FileChannel file = FileChannel.open(chain(), StandardOpenOption.WRITE)) {
            file.truncate(bytes);
        }
    }

    Path chain() {
        return path.resolve("chain.jsonl");
    }

    Path checkpoints() {
        return path.resolve("checkpoints.txt");
    }

    LineReader readLines() throws IOException {
        return new LineReader(openChain());
    }

    InputStream openChain() throws IOException {
        return Files.newInputStream(chain());
    }

    InputStream openCheckpoints() throws IOException {
        return Files.newInputStream(checkpoints());
    }

    boolean sameAs(CopyDirectory other) throws IOException {
        return Files.mismatch(chain(), other.chain()) < 0 && Files.mismatch(checkpoints(), other.checkpoints()) < 0;
    }

    void delete() throws IOException {
        Files.deleteIfExists(chain());
        Files.deleteIfExists(checkpoints());
        Files.deleteIfExists(path);
    }
}
