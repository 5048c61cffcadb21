package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.List;

/**
 * The claim that a tree of {@code second} leaves begins with the very leaves of an earlier one of {@code first} (RFC
 * 9162 section 2.1.4): that the log only grew. A value of this type is only a claim: nothing but the signs of the
 * numbers has been checked until {@link ConsistencyProofVerifier} accepts it.
 *
 * @param first the earlier tree's number of leaves
 * @param second the later tree's number of leaves
 * @param hashes the nodes from which both roots follow, in the RFC's order
 */
public record ConsistencyProof(long first, long second, List<Sha256Digest> hashes) {

    /** @throws IllegalArgumentException when a number is negative */
    public ConsistencyProof {
        if (first < 0 || second < 0) {
            throw new IllegalArgumentException("a tree's size is not negative: " + first + ", " + second);
        }
        hashes = List.copyOf(hashes);
    }

    /**
     * Makes the proof from O(log n) subtrees. {@link ConsistencyProver} makes it from one pass over the leaves.
     *
     * @throws IllegalArgumentException unless {@code 0 <= first <= second}
     */
    public static ConsistencyProof generate(long first, long second, SubtreeHashes tree) {
        return new ConsistencyProof(
                first, second, ProofSubtrees.hashes(ProofSubtrees.ofConsistency(first, second), tree));
    }
}
