package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.Arrays;

/**
 * Grows a {@link CompactRange} to the right, leaf by leaf or range by range.
 *
 * <p>Appending a leaf costs one node hash on average and O(log n) at worst, and allocates nothing; appending a range
 * costs O(log n). The builder holds 4 KiB, however many leaves it has seen.
 *
 * <p>Mutable, and confined to one thread at a time, together with its {@link MerkleHasher}. To pass a result to another
 * thread, pass {@link #toRange}.
 */
public final class CompactRangeBuilder {

    /** At most one subtree of each of the 63 heights on the way up and on the way down, and one not yet merged. */
    private static final int CAPACITY = 2 * (Long.SIZE - 1) + 1;

    private final MerkleHasher hasher;
    private final long begin;
    private long end;

    /** Invariant: the roots of the fewest perfect subtrees covering {@code [begin, end)}; no two are siblings. */
    private final byte[] nodes = new byte[CAPACITY * Sha256Digest.BYTES];

    private int nodesLength;

    /**
     * An empty range.
     *
     * @param begin the index of the leaf that is appended first
     * @throws IllegalArgumentException when {@code begin} is negative
     */
    public CompactRangeBuilder(MerkleHasher hasher, long begin) {
        if (begin < 0) {
            throw new IllegalArgumentException("a leaf index is not negative: " + begin);
        }
        this.hasher = hasher;
        this.begin = begin;
        this.end = begin;
    }

    /** A range to go on from. */
    public CompactRangeBuilder(MerkleHasher hasher, CompactRange range) {
        this(hasher, range.begin());
        this.end = range.end();
        range.copyNodes(nodes);
        this.nodesLength = range.nodeCount() * Sha256Digest.BYTES;
    }

    /** The index of the first leaf. */
    public long begin() {
        return begin;
    }

    /** The index of the leaf that is appended next. */
    public long end() {
        return end;
    }

    /** The number of leaves so far. */
    public long size() {
        return end - begin;
    }

    /** Hashes a leaf's data (an entry line without its line feed) and appends it. */
    public void appendLeaf(byte[] data, int offset, int length) {
        hasher.leafHash(data, offset, length, nodes, nodesLength);
        settle(0);
    }

    /** Appends a leaf by its hash, 32 bytes at {@code offset}. */
    public void append(byte[] leafHash, int offset) {
        System.arraycopy(leafHash, offset, nodes, nodesLength, Sha256Digest.BYTES);
        settle(0);
    }

    /** Appends a leaf by its hash. */
    public void append(Sha256Digest leafHash) {
        append(leafHash.bytes(), 0);
    }

    /**
     * Appends the range that begins where this one ends.
     *
     * @throws IllegalArgumentException when it begins elsewhere
     */
    public void appendRange(CompactRange next) {
        if (next.begin() != end) {
            throw new IllegalArgumentException("the next range begins at leaf " + next.begin() + ", not at " + end);
        }
        for (int node = 0; node < next.nodeCount(); node++) {
            next.copyNode(node, nodes, nodesLength);
            settle(CompactRange.subtreeHeight(end, next.end()));
        }
    }

    /** The range so far. */
    public CompactRange toRange() {
        return new CompactRange(begin, end, Arrays.copyOf(nodes, nodesLength));
    }

    /**
     * The root of the tree so far, by O(log n) hashes; appending can go on.
     *
     * @throws IllegalStateException when the range does not begin at leaf 0
     */
    public Sha256Digest root() {
        return toRange().root(hasher);
    }

    /**
     * Takes in the subtree whose root was just written behind the others, then merges siblings until the invariant holds
     * again. A left sibling that begins inside the range is there as one node, by the invariant.
     */
    private void settle(int height) {
        long index = end >>> height;
        end = Math.addExact(end, 1L << height);
        nodesLength += Sha256Digest.BYTES;
        int level = height;
        while ((index & 1) != 0 && (index - 1) << level >= begin) {
            nodesLength -= Sha256Digest.BYTES;
            int left = nodesLength - Sha256Digest.BYTES;
            hasher.nodeHash(nodes, left, nodes, left);
            index >>>= 1;
            level++;
        }
    }
}
