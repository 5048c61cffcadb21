package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;

/** Verifies inclusion proofs by the algorithm of RFC 9162 section 2.1.3.2. */
public final class InclusionProofVerifier {

    private InclusionProofVerifier() {}

    /**
     * Returns when the leaf stands at the proof's index of the tree with the given root and the proof's size; the size
     * must come from where the root comes from, as a rule a signed checkpoint.
     *
     * @throws ProofException when the proof does not prove it
     */
    public static void verify(InclusionProof proof, Sha256Digest leafHash, Sha256Digest root) throws ProofException {
        if (proof.index() >= proof.size()) {
            throw new ProofException(
                    "leaf index", "less than the tree size " + proof.size(), String.valueOf(proof.index()));
        }
        MerkleHasher hasher = new MerkleHasher();
        ProofPath path = new ProofPath(proof.index(), proof.size() - 1);
        Sha256Digest computed = leafHash;
        for (Sha256Digest sibling : proof.hashes()) {
            if (path.atRoot()) {
                throw wrongLength(proof);
            }
            computed = path.siblingIsLeft() ? hasher.nodeHash(sibling, computed) : hasher.nodeHash(computed, sibling);
        }
        if (!path.atRoot()) {
            throw wrongLength(proof);
        }
        if (!computed.equals(root)) {
            throw new ProofException("root by the inclusion proof", root.base64(), computed.base64());
        }
    }

    private static ProofException wrongLength(InclusionProof proof) {
        int expected = ProofSubtrees.ofInclusion(proof.index(), proof.size()).size();
        return new ProofException(
                "hashes of the inclusion proof",
                String.valueOf(expected),
                String.valueOf(proof.hashes().size()));
    }
}
