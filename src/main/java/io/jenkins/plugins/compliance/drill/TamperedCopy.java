package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A copy in the making. Confined to one thread. */
final class TamperedCopy {

    private final CopyDirectory directory;

    TamperedCopy(CopyDirectory directory) {
        this.directory = directory;
    }

    /** Writes the entries through an edit. */
    void edit(Specimen original, Tampering.LineEdit edit) throws IOException {
        try (LineReader lines = original.directory().readLines();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(directory.chain()), 1 << 16)) {
            ForgedLines forged = new ForgedLines(out);
            long index = 0;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                edit.edit(new EntryText(index++, line), forged);
            }
        }
    }

    /** Where it lies. */
    CopyDirectory directory() {
        return directory;
    }

    /** Writes a checkpoint log of these checkpoints only. */
    void checkpoints(List<SignedCheckpoint> checkpoints) throws IOException {
        directory.writeCheckpoints(checkpoints);
    }

    /** Writes a checkpoint log of these bytes. */
    void checkpoints(byte[] log) throws IOException {
        Files.write(directory.checkpoints(), log);
    }

    /** Takes from the original what no tampering has written. */
    void complete(Specimen original) throws IOException {
        copyIfAbsent(original.directory().chain(), directory.chain());
        copyIfAbsent(original.directory().checkpoints(), directory.checkpoints());
    }

    private static void copyIfAbsent(Path from, Path to) throws IOException {
        if (!Files.exists(to)) {
            Files.copy(from, to);
        }
    }
}
