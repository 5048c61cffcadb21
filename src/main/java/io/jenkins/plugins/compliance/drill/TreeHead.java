package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.merkle.CompactRangeBuilder;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import java.io.IOException;

/**
 * What a checkpoint of some lines would say.
 *
 * @param size their number
 * @param root the Merkle root over them
 */
record TreeHead(long size, Sha256Digest root) {

    /** The head over the first lines. */
    static TreeHead of(CopyDirectory copy, long size) throws IOException {
        CompactRangeBuilder tree = new CompactRangeBuilder(new MerkleHasher(), 0);
        try (LineReader lines = copy.readLines()) {
            for (byte[] line = lines.next(); line != null && tree.size() < size; line = lines.next()) {
                tree.appendLeaf(line, 0, line.length);
            }
        }
        return new TreeHead(tree.size(), tree.root());
    }
}
