package io.jenkins.plugins.compliance.chain.merkle;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.function.LongFunction;

/** Random access to a tree's nodes: the port from which proofs are generated where leaves need not be streamed. */
@FunctionalInterface
public interface SubtreeHashes {

    /**
     * The tree hash (RFC 9162 section 2.1.1) of the leaves {@code [begin, end)}; asked only for leaves over which the
     * tree has a node.
     */
    Sha256Digest hash(long begin, long end);

    /**
     * Computes each subtree from its leaves' hashes, so that a proof costs up to n hashes.
     *
     * @param leafHashes gives the hash of the leaf at an index
     */
    static SubtreeHashes fromLeaves(LongFunction<Sha256Digest> leafHashes) {
        return (begin, end) -> {
            MerkleHasher hasher = new MerkleHasher();
            CompactRangeBuilder range = new CompactRangeBuilder(hasher, begin);
            for (long index = begin; index < end; index++) {
                range.append(leafHashes.apply(index));
            }
            return range.toRange().fold(hasher);
        };
    }
}
