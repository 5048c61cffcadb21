package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.note.CheckpointLogItem;
import io.jenkins.plugins.compliance.chain.note.CheckpointLogReader;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Finds checkpoints in a log of them, unverified. */
final class Checkpoints {

    private Checkpoints() {}

    /** The last one that can be read. The stream is not closed. */
    static Optional<SignedCheckpoint> last(InputStream checkpoints) throws IOException {
        Optional<SignedCheckpoint> last = Optional.empty();
        CheckpointLogReader log = new CheckpointLogReader(checkpoints);
        for (var item = log.next(); item.isPresent(); item = log.next()) {
            if (item.get() instanceof CheckpointLogItem.Note note) {
                last = Optional.of(note.checkpoint());
            }
        }
        return last;
    }
}
