package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps states from one promotion to the next, so that a long chain is folded once. Each state is lent to one user at a
 * time; who finds none folds the chain from its beginning. Thread-safe.
 */
final class StateCache {

    private final ConcurrentMap<ServiceName, ServiceState> idle = new ConcurrentHashMap<>();

    ServiceState take(ServiceName service) {
        ServiceState state = idle.remove(service);
        return state == null ? new ServiceState(service) : state;
    }

    /** Not to be called with a state that may be half updated. */
    void giveBack(ServiceState state) {
        idle.merge(state.service(), state, (a, b) -> a.head().size() >= b.head().size() ? a : b);
    }
}
