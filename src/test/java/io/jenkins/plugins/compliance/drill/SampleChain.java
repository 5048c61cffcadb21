package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.merkle.CompactRangeBuilder;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A sound chain in memory, the same at every run, with checkpoints by {@link #KEY} at the sizes asked for. */
final class SampleChain {

    static final ThrowawayKey KEY = ThrowawayKey.create("example.com/sample", new SplittableRandom(42));

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final ByteArrayOutputStream checkpoints = new ByteArrayOutputStream();

    static SampleChain of(int entries, long... checkpointSizes) {
        SampleChain chain = new SampleChain();
        SplittableRandom random = new SplittableRandom(7);
        CompactRangeBuilder tree = new CompactRangeBuilder(new MerkleHasher(), 0);
        ChainHead head = ChainHead.EMPTY;
        chain.checkpoint(tree, checkpointSizes);
        for (int i = 0; i < entries; i++) {
            EvidenceEntry entry =
                    head.seal(draft(i), Instant.parse("2026-11-22T13:30:00Z").plusMillis(i * 1500L), random::nextLong);
            chain.lines.writeBytes(entry.line());
            chain.lines.write('\n');
            tree.appendLeaf(entry.line(), 0, entry.line().length);
            head = ChainHead.at(entry);
            chain.checkpoint(tree, checkpointSizes);
        }
        return chain;
    }

    private static EntryDraft draft(int i) {
        return EntryDraft.of(
                new ServiceName("service-a"),
                i % 3 == 0 ? EntryType.VALIDATION : EntryType.PROMOTION,
                Map.of("sprint", "1", "note", "Grüße \u2028 \u007f"),
                i % 4 == 0 ? Map.of() : Map.of("event", "completed", "build", i, "coverage", 0.815));
    }

    private void checkpoint(CompactRangeBuilder tree, long... sizes) {
        for (long size : sizes) {
            if (tree.size() == size) {
                SignedCheckpoint signed =
                        KEY.sign(new Checkpoint("example.com/sample/service-a", tree.size(), tree.root()));
                checkpoints.writeBytes(signed.logRecord());
            }
        }
    }

    byte[] bytes() {
        return lines.toByteArray();
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes());
    }

    /** The chain, its checkpoints, and the key that signed them. */
    DrillSubject subject() {
        return new DrillSubject(open(), new ByteArrayInputStream(checkpoints.toByteArray()), Optional.of(KEY.policy()));
    }

    /** The chain and its checkpoints, for somebody who trusts other keys or none. */
    DrillSubject subject(Optional<CheckpointPolicy> policy) {
        return new DrillSubject(open(), new ByteArrayInputStream(checkpoints.toByteArray()), policy);
    }
}
