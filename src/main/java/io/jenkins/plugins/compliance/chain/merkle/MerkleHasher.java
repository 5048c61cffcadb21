package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * The two hash functions of the tree (RFC 9162 section 2.1.1): SHA-256 of {@code 0x00 || data} for a leaf and of
 * {@code 0x01 || left || right} for a node. The prefixes keep a node from being passed off as a leaf.
 *
 * <p>Confined to one thread at a time: it reuses one {@link MessageDigest}. The variants that write into a given array
 * allocate nothing.
 */
public final class MerkleHasher {

    /** The root of the empty tree: SHA-256 of no bytes. */
    public static final Sha256Digest EMPTY_ROOT = Sha256Digest.compute();

    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;

    private final MessageDigest sha256 = Sha256Digest.newMessageDigest();

    /**
     * The hash of a leaf.
     *
     * @throws IndexOutOfBoundsException when the range does not lie in {@code data}
     */
    public Sha256Digest leafHash(byte[] data, int offset, int length) {
        byte[] hash = new byte[Sha256Digest.BYTES];
        leafHash(data, offset, length, hash, 0);
        return Sha256Digest.of(hash);
    }

    /**
     * Writes the hash of a leaf into 32 bytes of {@code target}, which may be {@code data} itself.
     *
     * @throws IndexOutOfBoundsException when a range does not lie in its array
     */
    public void leafHash(byte[] data, int offset, int length, byte[] target, int targetOffset) {
        Objects.checkFromIndexSize(offset, length, data.length);
        sha256.update(LEAF_PREFIX);
        sha256.update(data, offset, length);
        finish(target, targetOffset);
    }

    /** The hash of a node over its two children. */
    public Sha256Digest nodeHash(Sha256Digest left, Sha256Digest right) {
        sha256.update(NODE_PREFIX);
        sha256.update(left.bytes());
        sha256.update(right.bytes());
        byte[] hash = new byte[Sha256Digest.BYTES];
        finish(hash, 0);
        return Sha256Digest.of(hash);
    }

    /**
     * Writes the hash of a node into 32 bytes of {@code target}, which may be {@code children} itself.
     *
     * @param children holds the left child's 32 bytes at {@code offset} and the right child's right behind them
     * @throws IndexOutOfBoundsException when a range does not lie in its array
     */
    public void nodeHash(byte[] children, int offset, byte[] target, int targetOffset) {
        Objects.checkFromIndexSize(offset, 2 * Sha256Digest.BYTES, children.length);
        sha256.update(NODE_PREFIX);
        sha256.update(children, offset, 2 * Sha256Digest.BYTES);
        finish(target, targetOffset);
    }

    private void finish(byte[] target, int targetOffset) {
        try {
            sha256.digest(target, targetOffset, Sha256Digest.BYTES);
        } catch (DigestException | IllegalArgumentException e) {
            sha256.reset();
            throw new IndexOutOfBoundsException("no room for 32 bytes at " + targetOffset + " of " + target.length);
        }
    }
}
