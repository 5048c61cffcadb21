package io.jenkins.plugins.compliance.chain.verify;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryFacts;
import io.jenkins.plugins.compliance.chain.entry.EntryLine;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Some whole lines of a chain and, after {@link #scan}, what is known of them: whether each is in order and follows the
 * one before, and their leaf hashes. The unit of parallel work; its arrays are used again for later blocks.
 *
 * <p>Confined to one thread at a time: the reader fills it, a worker scans it, the verifier takes the result.
 */
final class LineBlock {

    byte[] bytes = new byte[0];

    /** Number of bytes in use. */
    int length;

    /** Offset of the first byte in the chain. */
    long offset;

    /** How the block ends; anything but whole lines goes to the examiner. */
    Ending ending = Ending.LINE_FEED;

    enum Ending {
        /** The last byte is a line feed, as it should be. */
        LINE_FEED,
        /** The chain ends with the block, and without a line feed. */
        UNTERMINATED,
        /** The block is the beginning of one line that is longer than any entry; the rest was passed over. */
        OVERSIZED
    }

    private final MessageDigest sha256 = Sha256Digest.newMessageDigest();
    private final MerkleHasher merkle = new MerkleHasher();
    private final byte[] digest = new byte[Sha256Digest.BYTES];
    private EntryLine previous = new EntryLine();
    private EntryLine current = new EntryLine();

    private byte[] leafHashes = new byte[64 * Sha256Digest.BYTES];
    private int lines;
    private boolean clean;
    private EntryFacts first = EntryFacts.NONE;
    private EntryFacts last = EntryFacts.NONE;

    /** Makes room for that many bytes, keeping what is there. */
    void reserve(int capacity) {
        if (bytes.length < capacity) {
            bytes = Arrays.copyOf(bytes, capacity);
        }
    }

    /** The fast path: one pass over the bytes and two hashes, giving up at the first line that is not in order. */
    LineBlock scan() {
        lines = 0;
        clean = ending == Ending.LINE_FEED && scanLines();
        return this;
    }

    private boolean scanLines() {
        int from = 0;
        while (from < length) {
            int end = current.scanFrom(bytes, from, length);
            if (end == EntryLine.REFUSED || end == length || bytes[end] != '\n') {
                return false;
            }
            current.recomputeHash(sha256, digest);
            if (!current.hashIs(digest) || (lines > 0 && !currentSucceedsPrevious())) {
                return false;
            }
            addLeafHash(from, end);
            if (lines == 1) {
                first = EntryFacts.of(current);
            }
            EntryLine swap = previous;
            previous = current;
            current = swap;
            from = end + 1;
        }
        last = EntryFacts.of(previous);
        return true;
    }

    private boolean currentSucceedsPrevious() {
        return current.sequence() == previous.sequence() + 1
                && current.follows(previous)
                && current.compareTimestamp(previous) >= 0
                && current.compareId(previous) > 0
                && current.sameService(previous);
    }

    private void addLeafHash(int from, int end) {
        int at = lines * Sha256Digest.BYTES;
        if (at == leafHashes.length) {
            leafHashes = Arrays.copyOf(leafHashes, 2 * at);
        }
        merkle.leafHash(bytes, from, end - from, leafHashes, at);
        lines++;
    }

    /** Whether every line is in order and follows the one before it in the block. */
    boolean clean() {
        return clean;
    }

    /** Number of lines of a clean block. */
    int lines() {
        return lines;
    }

    /** The leaf hashes of a clean block, 32 bytes a line. */
    byte[] leafHashes() {
        return leafHashes;
    }

    /** The first line of a clean block. */
    EntryFacts first() {
        return first;
    }

    /** The last line of a clean block. */
    EntryFacts last() {
        return last;
    }
}
