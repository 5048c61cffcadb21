package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.CheckpointLogItem;
import io.jenkins.plugins.compliance.chain.note.CheckpointLogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a part of a file of signed checkpoints holds.
 *
 * @param whole where the last whole record ends in the file; what is behind it was torn by a crash
 * @param newest the last whole checkpoint
 * @param signedSize the largest size that any checkpoint speaks of, even one whose last line feed is missing: that one was
 *     not acknowledged, but its entries were
 */
record CheckpointScan(long whole, Optional<Checkpoint> newest, long signedSize) {

    /**
     * Reads {@code [from, to)}, which begins with a record.
     *
     * @throws BrokenChainException when there is something that is no signed checkpoint and that no crash explains
     */
    static CheckpointScan of(Path file, long from, long to) throws IOException {
        CheckpointScan scan = new CheckpointScan(from, Optional.empty(), 0);
        try (InputStream in = Slice.open(file, from, to)) {
            CheckpointLogReader items = new CheckpointLogReader(in);
            for (var item = items.next(); item.isPresent(); item = items.next()) {
                if (item.get() instanceof CheckpointLogItem.Note note) {
                    scan = scan.with(note, from);
                    if (!note.terminated()) {
                        return scan;
                    }
                } else {
                    requireTorn(item.get(), file, from, to);
                    return scan;
                }
            }
            return scan;
        }
    }

    private CheckpointScan with(CheckpointLogItem.Note note, long from) {
        Checkpoint checkpoint = note.checkpoint().checkpoint();
        long signed = Math.max(signedSize, checkpoint.size());
        return note.terminated()
                ? new CheckpointScan(
                        from + note.offset() + note.checkpoint().logRecord().length, Optional.of(checkpoint), signed)
                : new CheckpointScan(whole, newest, signed);
    }

    private static void requireTorn(CheckpointLogItem item, Path file, long from, long to) throws IOException {
        long offset = from + item.offset();
        if (item instanceof CheckpointLogItem.Broken broken && !TornEnd.hasUnwrittenPage(file, offset, to)) {
            throw new BrokenChainException("no signed checkpoint at byte " + offset + " of " + file + ": "
                    + broken.error().reason() + "; restore the file from a copy");
        }
    }
}
