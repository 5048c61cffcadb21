package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which subtrees' hashes make up a proof, in the order of the proof. They never overlap. */
final class ProofSubtrees {

    /** The leaves {@code [begin, end)}, where the tree of RFC 9162 section 2.1.1 has a node over just these. */
    record Subtree(long begin, long end) {}

    private ProofSubtrees() {}

    /** {@code PATH(index, D[size])} of RFC 9162 section 2.1.3.1, from the root down and then reversed. */
    static List<Subtree> ofInclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of size " + size);
        }
        List<Subtree> path = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long split = split(begin, end);
            if (index < split) {
                path.add(new Subtree(split, end));
                end = split;
            } else {
                path.add(new Subtree(begin, split));
                begin = split;
            }
        }
        Collections.reverse(path);
        return path;
    }

    /**
     * {@code PROOF(first, D[second])} of RFC 9162 section 2.1.4.1, from the root down and then reversed. Nothing has to be
     * shown for an empty first tree, which the RFC leaves out.
     */
    static List<Subtree> ofConsistency(long first, long second) {
        if (first < 0 || first > second) {
            throw new IllegalArgumentException(
                    "a tree of size " + second + " has none of size " + first + " before it");
        }
        List<Subtree> path = new ArrayList<>();
        if (first == 0) {
            return path;
        }
        long begin = 0;
        long end = second;
        while (first != end) {
            long split = split(begin, end);
            if (first <= split) {
                path.add(new Subtree(split, end));
                end = split;
            } else {
                path.add(new Subtree(begin, split));
                begin = split;
            }
        }
        // A subtree that begins at leaf 0 is the whole first tree, whose root the verifier has already.
        if (begin != 0) {
            path.add(new Subtree(begin, end));
        }
        Collections.reverse(path);
        return path;
    }

    static List<Sha256Digest> hashes(List<Subtree> subtrees, SubtreeHashes tree) {
        return subtrees.stream()
                .map(subtree -> tree.hash(subtree.begin(), subtree.end()))
                .toList();
    }

    /** Where a tree's left half ends: it has the largest power of two of leaves that is smaller than the whole. */
    private static long split(long begin, long end) {
        return begin + Long.highestOneBit(end - begin - 1);
    }
}
