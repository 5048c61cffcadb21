package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tree heads that were handed out last: a checkpoint that is published was made of one of them as a rule, even when
 * the chain has grown while it was being signed. Thread-safe.
 */
final class RecentRoots {

    private static final int KEPT = 64;

    private final Map<Long, Sha256Digest> bySize = new Newest();

    private static final class Newest extends LinkedHashMap<Long, Sha256Digest> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Sha256Digest> eldest) {
            return size() > KEPT;
        }
    }

    synchronized void add(TreeHead head) {
        bySize.put(head.size(), head.root());
    }

    synchronized Optional<Sha256Digest> at(long size) {
        return Optional.ofNullable(bySize.get(size));
    }
}
