package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.List;

/**
 * The claim that a leaf stands at an index of a tree of a size (RFC 9162 section 2.1.3). A value of this type is only a
 * claim: nothing but the signs of the numbers has been checked until {@link InclusionProofVerifier} accepts it.
 *
 * @param index of the leaf, from 0
 * @param size the tree's number of leaves
 * @param hashes the nodes beside the way from the leaf to the root, the leaf's sibling first
 */
public record InclusionProof(long index, long size, List<Sha256Digest> hashes) {

    /** @throws IllegalArgumentException when a number is negative */
    public InclusionProof {
        if (index < 0 || size < 0) {
            throw new IllegalArgumentException("neither index nor size is negative: " + index + ", " + size);
        }
        hashes = List.copyOf(hashes);
    }

    /**
     * Makes the proof from O(log n) subtrees. {@link InclusionProver} makes it from one pass over the leaves.
     *
     * @throws IllegalArgumentException unless {@code 0 <= index < size}
     */
    public static InclusionProof generate(long index, long size, SubtreeHashes tree) {
        return new InclusionProof(index, size, ProofSubtrees.hashes(ProofSubtrees.ofInclusion(index, size), tree));
    }
}
