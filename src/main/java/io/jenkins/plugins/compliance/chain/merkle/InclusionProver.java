package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;

/**
 * Makes an {@link InclusionProof} from one pass over the leaf hashes of a tree, in O(log n) memory. Confined to one
 * thread at a time.
 */
public final class InclusionProver {

    private final long index;
    private final long size;
    private final SubtreeCollector collector;

    /**
     * @param index of the leaf to prove
     * @param size the tree's number of leaves
     * @throws IllegalArgumentException unless {@code 0 <= index < size}
     */
    public InclusionProver(long index, long size) {
        this.index = index;
        this.size = size;
        this.collector = new SubtreeCollector(size, ProofSubtrees.ofInclusion(index, size));
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
    public InclusionProof finish() {
        return new InclusionProof(index, size, collector.finish());
    }
}
