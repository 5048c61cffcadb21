/**
 * The Merkle tree over a chain's entry lines (RFC 6962 section 2.1, RFC 9162 section 2.1), its incremental root, and
 * the proofs that one entry stands in it and that it only ever grew.
 *
 * <p>A leaf's data is the canonical bytes of one entry line, without the line feed that ends it. Nothing here holds
 * more than O(log n) hashes, however long the chain. Positions and sizes are non-negative {@code long}s.
 */
@NullMarked
package io.jenkins.plugins.compliance.chain.merkle;

import org.jspecify.annotations.NullMarked;
