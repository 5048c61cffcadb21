package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.merkle.ProofSubtrees.Subtree;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Computes the hashes of a proof's subtrees in one pass over a tree's leaf hashes. As the subtrees never overlap, one
 * of them at most is under way at a time, and memory stays O(log n). Confined to one thread at a time.
 */
final class SubtreeCollector {

    private final MerkleHasher hasher = new MerkleHasher();
    private final long size;
    private final List<Subtree> inProofOrder;
    private final List<Subtree> inLeafOrder;
    private final Map<Subtree, Sha256Digest> hashes = new HashMap<>();
    private CompactRangeBuilder current;
    private long position;

    SubtreeCollector(long size, List<Subtree> inProofOrder) {
        this.size = size;
        this.inProofOrder = inProofOrder;
        this.inLeafOrder = inProofOrder.stream()
                .sorted(Comparator.comparingLong(Subtree::begin))
                .toList();
        this.current = new CompactRangeBuilder(hasher, nextBegin());
    }

    void append(byte[] leafHash, int offset) {
        if (position == size) {
            throw new IllegalStateException("all " + size + " leaves were given already");
        }
        if (position >= current.begin()) {
            current.append(leafHash, offset);
            finishSubtree();
        }
        position++;
    }

    List<Sha256Digest> finish() {
        if (position != size) {
            throw new IllegalStateException("only " + position + " of " + size + " leaves were given");
        }
        return inProofOrder.stream()
                .map(subtree -> Objects.requireNonNull(hashes.get(subtree)))
                .toList();
    }

    private void finishSubtree() {
        Subtree subtree = inLeafOrder.get(hashes.size());
        if (current.end() == subtree.end()) {
            hashes.put(subtree, current.toRange().fold(hasher));
            current = new CompactRangeBuilder(hasher, nextBegin());
        }
    }

    /** Where the next subtree begins, or a leaf that is never given. */
    private long nextBegin() {
        return hashes.size() < inLeafOrder.size()
                ? inLeafOrder.get(hashes.size()).begin()
                : size;
    }
}
