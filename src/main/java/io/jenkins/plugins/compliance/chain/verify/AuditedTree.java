package io.jenkins.plugins.compliance.chain.verify;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.merkle.CompactRange;
import io.jenkins.plugins.compliance.chain.merkle.CompactRangeBuilder;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import java.io.IOException;
import java.util.List;

/** The Merkle tree as it grows, held against every checkpoint whose size it reaches. Confined to one thread. */
final class AuditedTree implements LineExaminer.LeafConsumer {

    private final CompactRangeBuilder tree = new CompactRangeBuilder(new MerkleHasher(), 0);
    private final List<CheckpointAudit> audits;
    private long nextSize;

    AuditedTree(List<CheckpointAudit> audits) throws IOException {
        this.audits = List.copyOf(audits);
        compare();
    }

    @Override
    public void accept(byte[] leafHashes, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            tree.append(leafHashes, i * Sha256Digest.BYTES);
            if (tree.size() == nextSize) {
                compare();
            }
        }
    }

    /** Lets each audit compare the checkpoints of the tree's present size, and notes when the next ones are due. */
    private void compare() throws IOException {
        nextSize = CheckpointAudit.NONE;
        for (CheckpointAudit audit : audits) {
            while (audit.nextSize() == tree.size()) {
                audit.compare(tree.root());
            }
            nextSize = Math.min(nextSize, audit.nextSize());
        }
    }

    long size() {
        return tree.size();
    }

    CompactRange range() {
        return tree.toRange();
    }

    List<CheckpointAudit> audits() {
        return audits;
    }
}
