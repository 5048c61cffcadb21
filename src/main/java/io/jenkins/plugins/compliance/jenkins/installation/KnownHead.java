package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.Sha256Digest;

/**
 * Where a chain ended when nothing was found in it. A later chain whose links hold, and that has this entry at this place,
 * begins with the very entries that were verified then: each link is the hash of all before. Immutable.
 *
 * @param size number of entries, at least 1
 * @param hash hash of the last of them
 */
record KnownHead(long size, Sha256Digest hash) {
    KnownHead {
        if (size < 1) {
            throw new IllegalArgumentException("size: " + size);
        }
    }
}
