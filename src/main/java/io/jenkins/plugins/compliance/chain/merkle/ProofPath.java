package io.jenkins.plugins.compliance.chain.merkle;

/**
 * The way from a node up to the root: the {@code fn} and {@code sn} of RFC 9162 sections 2.1.3.2 and 2.1.4.2, which
 * name the node and the last node of the level by their indices.
 */
final class ProofPath {

    private long node;
    private long last;

    ProofPath(long node, long last) {
        this.node = node;
        this.last = last;
    }

    boolean atRoot() {
        return last == 0;
    }

    /** Goes up as long as the node is a right child. */
    void skipRightChildren() {
        while ((node & 1) != 0) {
            up();
        }
    }

    /** Goes up past the next level where the node has a sibling, and says whether that one stands to the left. */
    boolean siblingIsLeft() {
        boolean left = (node & 1) != 0 || node == last;
        // The last node of a level, if it is a left child, has no sibling there: it moves up as it is.
        while (left && (node & 1) == 0 && node != 0) {
            up();
        }
        up();
        return left;
    }

    private void up() {
        node >>>= 1;
        last >>>= 1;
    }
}
