package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;

/**
 * Makes a {@link ConsistencyProof} from one pass over the leaf hashes of the later tree, in O(log n) memory. Confined to
 * one thread at a time.
 */
public final class ConsistencyProver {

    private final long first;
    private final long second;
    private final SubtreeCollector collector;

    /**
     * @param first the earlier tree's number of leaves
     * @param second the later tree's number of leaves
     * @throws IllegalArgumentException unless {@code 0 <= first <= second}
     */
    public ConsistencyProver(long first, long second) {
        this.first = first;
        this.second = second;
        this.collector = new SubtreeCollector(second, ProofSubtrees.ofConsistency(first, second));
    }

    /**
     * Takes the next leaf's hash, 32 bytes at {@code offset}; the first call is for leaf 0.
     *
     * @throws IllegalStateException when it is one leaf too many
     */
    public void append(byte[] leafHash, int offset) {
        collector.append(leafHash, offset);
    }

    /**
     * Takes the next leaf's hash; the first call is for leaf 0.
     *
     * @throws IllegalStateException when it is one leaf too many
     */
    public void append(Sha256Digest leafHash) {
        append(leafHash.bytes(), 0);
    }

    /**
     * The proof.
     *
     * @throws IllegalStateException when leaves are still to come
     */
    public ConsistencyProof finish() {
        return new ConsistencyProof(first, second, collector.finish());
    }
}
