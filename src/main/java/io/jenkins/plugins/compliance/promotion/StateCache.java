package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.store.EvidenceStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps states from one promotion to the next, so that a long chain is folded once. Each state is lent to one user at a
 * time; who finds none folds the chain from its beginning. Thread-safe.
 */
final class StateCache {

    private final EvidenceStore store;
    private final ConcurrentMap<ServiceName, ServiceState> idle = new ConcurrentHashMap<>();

    /** @param store the chains */
    StateCache(EvidenceStore store) {
        this.store = store;
    }

    /** Looks at states as they are now; they are lent for as long as it looks. */
    @FunctionalInterface
    interface Look<T> {
        T at(PromotionPlanner.States<StoreException> present) throws StoreException;
    }

    <T> T look(Look<T> look) throws StoreException {
        List<ServiceState> lent = new ArrayList<>();
        T seen = look.at(service -> {
            ServiceState state = take(service);
            state.update(store.snapshot(service));
            lent.add(state);
            return state;
        });
        lent.forEach(this::giveBack);
        return seen;
    }

    ServiceState take(ServiceName service) {
        ServiceState state = idle.remove(service);
        return state == null ? new ServiceState(service) : state;
    }

    /** Not to be called with a state that may be half updated. */
    void giveBack(ServiceState state) {
        idle.merge(state.service(), state, (a, b) -> a.head().size() >= b.head().size() ? a : b);
    }
}
