package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** RFC 9162 sections 2.1.1, 2.1.3.1 and 2.1.4.1 word by word: recursive, slow, and sharing no code with what it judges. */
public final class ReferenceTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private ReferenceTree() {}

    public static Sha256Digest leafHash(byte[] data) {
        return Sha256Digest.compute(LEAF, data);
    }

    /** MTH(D), the leaves given by their hashes. */
    public static Sha256Digest root(List<Sha256Digest> leaves) {
        if (leaves.isEmpty()) {
            return Sha256Digest.compute();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int k = largestPowerOfTwoBelow(leaves.size());
        return Sha256Digest.compute(
                NODE,
                root(leaves.subList(0, k)).bytes(),
                root(leaves.subList(k, leaves.size())).bytes());
    }

    /** The root at every size, from that of the empty tree on. */
    public static List<Sha256Digest> roots(List<Sha256Digest> leaves) {
        return IntStream.rangeClosed(0, leaves.size())
                .mapToObj(size -> root(leaves.subList(0, size)))
                .toList();
    }

    /** PATH(m, D). */
    public static List<Sha256Digest> inclusionProof(int m, List<Sha256Digest> leaves) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        int k = largestPowerOfTwoBelow(leaves.size());
        List<Sha256Digest> left = leaves.subList(0, k);
        List<Sha256Digest> right = leaves.subList(k, leaves.size());
        List<Sha256Digest> path = m < k ? inclusionProof(m, left) : inclusionProof(m - k, right);
        path.add(root(m < k ? right : left));
        return path;
    }

    /** PROOF(m, D) for {@code 0 < m < n}. */
    public static List<Sha256Digest> consistencyProof(int m, List<Sha256Digest> leaves) {
        return subProof(m, leaves, true);
    }

    private static List<Sha256Digest> subProof(int m, List<Sha256Digest> leaves, boolean complete) {
        if (m == leaves.size()) {
            List<Sha256Digest> proof = new ArrayList<>();
            if (!complete) {
                proof.add(root(leaves));
            }
            return proof;
        }
        int k = largestPowerOfTwoBelow(leaves.size());
        List<Sha256Digest> left = leaves.subList(0, k);
        List<Sha256Digest> right = leaves.subList(k, leaves.size());
        List<Sha256Digest> proof = m <= k ? subProof(m, left, complete) : subProof(m - k, right, false);
        proof.add(root(m <= k ? right : left));
        return proof;
    }

    private static int largestPowerOfTwoBelow(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    /** Leaf hashes that differ from each other and depend on nothing else. */
    public static List<Sha256Digest> leaves(int count) {
        List<Sha256Digest> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(leafHash(("entry " + i).getBytes(StandardCharsets.US_ASCII)));
        }
        return leaves;
    }
}
