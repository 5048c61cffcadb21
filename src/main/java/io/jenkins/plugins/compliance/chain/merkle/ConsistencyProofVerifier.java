package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.List;

/** Verifies consistency proofs by the algorithm of RFC 9162 section 2.1.4.2. */
public final class ConsistencyProofVerifier {

    private ConsistencyProofVerifier() {}

    /**
     * Returns when the tree with the second root begins with the leaves of the tree with the first root; the sizes must
     * come from where the roots come from, as a rule two signed checkpoints.
     *
     * <p>The RFC defines this for {@code 0 < first < second}. Between trees of one size, and from the empty tree, only an
     * empty proof is accepted, and the roots have to be equal or the first that of the empty tree.
     *
     * @throws ProofException when the proof does not prove it
     */
    public static void verify(ConsistencyProof proof, Sha256Digest firstRoot, Sha256Digest secondRoot)
            throws ProofException {
        if (proof.first() > proof.second()) {
            throw new ProofException(
                    "size of the first tree",
                    "no more than the second's " + proof.second(),
                    String.valueOf(proof.first()));
        }
        if (proof.first() == proof.second()) {
            requireNoHashes(proof);
            requireRoot("root of the second tree, which has the size of the first", firstRoot, secondRoot);
        }
        if (proof.first() == 0) {
            requireNoHashes(proof);
            requireRoot("root of the first tree, which is empty", MerkleHasher.EMPTY_ROOT, firstRoot);
        } else if (proof.first() < proof.second()) {
            climb(proof, firstRoot, secondRoot);
        }
    }

    private static void climb(ConsistencyProof proof, Sha256Digest firstRoot, Sha256Digest secondRoot)
            throws ProofException {
        List<Sha256Digest> hashes = proof.hashes();
        if (hashes.isEmpty()) {
            throw wrongLength(proof);
        }
        boolean firstIsPerfect = Long.bitCount(proof.first()) == 1;
        ProofPath path = new ProofPath(proof.first() - 1, proof.second() - 1);
        path.skipRightChildren();
        MerkleHasher hasher = new MerkleHasher();
        Sha256Digest computedFirst = firstIsPerfect ? firstRoot : hashes.get(0);
        Sha256Digest computedSecond = computedFirst;
        for (Sha256Digest sibling : hashes.subList(firstIsPerfect ? 0 : 1, hashes.size())) {
            if (path.atRoot()) {
                throw wrongLength(proof);
            }
            if (path.siblingIsLeft()) {
                computedFirst = hasher.nodeHash(sibling, computedFirst);
                computedSecond = hasher.nodeHash(sibling, computedSecond);
            } else {
                computedSecond = hasher.nodeHash(computedSecond, sibling);
            }
        }
        if (!path.atRoot()) {
            throw wrongLength(proof);
        }
        requireRoot("root of the first tree by the consistency proof", firstRoot, computedFirst);
        requireRoot("root of the second tree by the consistency proof", secondRoot, computedSecond);
    }

    private static void requireNoHashes(ConsistencyProof proof) throws ProofException {
        if (!proof.hashes().isEmpty()) {
            throw wrongLength(proof);
        }
    }

    private static void requireRoot(String check, Sha256Digest expected, Sha256Digest found) throws ProofException {
        if (!expected.equals(found)) {
            throw new ProofException(check, expected.base64(), found.base64());
        }
    }

    private static ProofException wrongLength(ConsistencyProof proof) {
        int expected =
                ProofSubtrees.ofConsistency(proof.first(), proof.second()).size();
        return new ProofException(
                "hashes of the consistency proof",
                String.valueOf(expected),
                String.valueOf(proof.hashes().size()));
    }
}
