package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The leaves {@code [begin, end)} of a tree, reduced to the roots of the fewest perfect subtrees that cover them: all
 * that is needed to go on appending, to join the neighbouring range, and, from leaf 0, to know the root. At most
 * O(log n) hashes, whatever the number of leaves.
 *
 * <p>Ranges may begin at any leaf, so blocks of one chain can be hashed on several cores and joined in order. Which
 * subtrees cover a range follows from {@code begin} and {@code end} alone.
 *
 * <p>Immutable and thread-safe. {@link CompactRangeBuilder} makes them.
 */
public final class CompactRange {

    private final long begin;
    private final long end;

    /** The subtree roots, 32 bytes each, from left to right. */
    private final byte[] nodes;

    CompactRange(long begin, long end, byte[] nodes) {
        this.begin = begin;
        this.end = end;
        this.nodes = nodes;
    }

    /**
     * Restores a range from what {@link #hashes} gave.
     *
     * @throws IllegalArgumentException when the bounds are not {@code 0 <= begin <= end}, or a range of these bounds is
     *     covered by another number of subtrees
     */
    public static CompactRange of(long begin, long end, List<Sha256Digest> hashes) {
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("not a range of leaves: [" + begin + ", " + end + ")");
        }
        int expected = subtreeCount(begin, end);
        if (hashes.size() != expected) {
            throw new IllegalArgumentException("the leaves [" + begin + ", " + end + ") are covered by " + expected
                    + " subtrees, not " + hashes.size());
        }
        byte[] nodes = new byte[expected * Sha256Digest.BYTES];
        for (int i = 0; i < expected; i++) {
            System.arraycopy(hashes.get(i).bytes(), 0, nodes, i * Sha256Digest.BYTES, Sha256Digest.BYTES);
        }
        return new CompactRange(begin, end, nodes);
    }

    /** The index of the first leaf. */
    public long begin() {
        return begin;
    }

    /** The index behind the last leaf. */
    public long end() {
        return end;
    }

    /** The number of leaves. */
    public long size() {
        return end - begin;
    }

    /** The roots of the covering subtrees from left to right, for keeping; {@link #of} restores the range. */
    public List<Sha256Digest> hashes() {
        List<Sha256Digest> hashes = new ArrayList<>();
        for (int i = 0; i < nodes.length; i += Sha256Digest.BYTES) {
            hashes.add(Sha256Digest.of(Arrays.copyOfRange(nodes, i, i + Sha256Digest.BYTES)));
        }
        return List.copyOf(hashes);
    }

    /**
     * The root of the tree of {@link #end} leaves, by O(log n) hashes.
     *
     * @throws IllegalStateException when the range does not begin at leaf 0
     */
    public Sha256Digest root(MerkleHasher hasher) {
        if (begin != 0) {
            throw new IllegalStateException(
                    "the leaves [" + begin + ", " + end + ") have no root without the " + begin + " before them");
        }
        return fold(hasher);
    }

    /**
     * The root over the covering subtrees, joined from the right (RFC 9162 section 2.1.1 splits at the largest power of
     * two, so what is smaller stands to the right). It is the RFC's tree hash of the range only where {@code begin} is a
     * multiple of a power of two no smaller than the range.
     */
    Sha256Digest fold(MerkleHasher hasher) {
        if (nodes.length == 0) {
            return MerkleHasher.EMPTY_ROOT;
        }
        byte[] folded = nodes.clone();
        for (int left = nodes.length - 2 * Sha256Digest.BYTES; left >= 0; left -= Sha256Digest.BYTES) {
            hasher.nodeHash(folded, left, folded, left);
        }
        return Sha256Digest.of(Arrays.copyOf(folded, Sha256Digest.BYTES));
    }

    void copyNodes(byte[] target) {
        System.arraycopy(nodes, 0, target, 0, nodes.length);
    }

    int nodeCount() {
        return nodes.length / Sha256Digest.BYTES;
    }

    void copyNode(int node, byte[] target, int targetOffset) {
        System.arraycopy(nodes, node * Sha256Digest.BYTES, target, targetOffset, Sha256Digest.BYTES);
    }

    /**
     * The height of the largest perfect subtree that begins at {@code position} and ends no later than {@code end}; a
     * perfect subtree of 2^h leaves begins at a multiple of 2^h.
     */
    static int subtreeHeight(long position, long end) {
        int aligned = Long.numberOfTrailingZeros(position);
        int fitting = Long.SIZE - 1 - Long.numberOfLeadingZeros(end - position);
        return Math.min(aligned, fitting);
    }

    private static int subtreeCount(long begin, long end) {
        int count = 0;
        for (long position = begin; position < end; position += 1L << subtreeHeight(position, end)) {
            count++;
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompactRange that
                && begin == that.begin
                && end == that.end
                && Arrays.equals(nodes, that.nodes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(begin) + Long.hashCode(end)) + Arrays.hashCode(nodes);
    }

    @Override
    public String toString() {
        return "[" + begin + ", " + end + ") " + hashes();
    }
}
