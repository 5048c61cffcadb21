package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.Sha256Digest;

/**
 * The Merkle tree over a chain's first entries.
 *
 * @param size number of entries
 * @param root the tree's root (RFC 9162 section 2.1.1), a leaf being an entry's line without its line feed
 */
public record TreeHead(long size, Sha256Digest root) {}
