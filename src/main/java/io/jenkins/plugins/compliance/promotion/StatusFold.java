package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.store.EvidenceStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where all services are: a fold over all chains, kept so that each look costs what is new. For commands that look once,
 * and for a page that is looked at all day. Thread-safe; chains are only read.
 *
 * <p>Each entry is checked in itself and against the one before. That is less than a verification: no checkpoint is
 * looked at.
 */
public final class StatusFold {

    private final SortedMap<ServiceName, ServiceState> states = new TreeMap<>();

    /** By the services; apart, so that asking for them waits for no chain that is being read. Sets are replaced. */
    private final Map<ServiceName, Set<String>> requesters = new ConcurrentHashMap<>();

    /**
     * Takes what is new in a store; always the same store.
     *
     * @return how many entries were new
     * @throws StoreException when a chain cannot be read, or is not the one that was read before; what was taken until
     *     then is kept
     */
    public long update(EvidenceStore store) throws StoreException {
        long entries = 0;
        // Chain by chain, so that who only looks never waits for more than one.
        for (ServiceName service : store.services()) {
            entries += update(store, service);
        }
        return entries;
    }

    /**
     * The same for the chain of one service.
     *
     * @throws StoreException as above
     */
    public synchronized long update(EvidenceStore store, ServiceName service) throws StoreException {
        ServiceState state = states.computeIfAbsent(service, ServiceState::new);
        long before = state.head().size();
        try {
            long entries = state.update(store.snapshot(service));
            if (state.head().size() == 0) {
                // Somebody asked for a service that has no chain; asking must not make it one of those that there are.
                states.remove(service);
            }
            return entries;
        } finally {
            if (state.head().size() > before) {
                requesters.put(service, Set.copyOf(state.requesters()));
            }
        }
    }

    /** Whether something at that path, such as {@code job/shop/}, is one of the hundred that asked last for any service. */
    public boolean hasRequester(String path) {
        return requesters.values().stream().anyMatch(paths -> paths.contains(path));
    }

    /** Where each service is, by name. */
    public synchronized List<ServiceStatus> status() {
        return states.values().stream().map(ServiceStatus::of).toList();
    }

    /** Where one service is; empty when it has no chain. */
    public synchronized Optional<ServiceStatus> status(ServiceName service) {
        return Optional.ofNullable(states.get(service)).map(ServiceStatus::of);
    }

    /** All promotions of a service in the order of their requests; none when it has no chain. */
    public synchronized List<PromotionState> promotions(ServiceName service) {
        ServiceState state = states.get(service);
        return state == null ? List.of() : state.promotions();
    }

    /** One promotion of a service. */
    public synchronized Optional<PromotionState> promotion(ServiceName service, PromotionId id) {
        return Optional.ofNullable(states.get(service)).flatMap(state -> state.promotion(id));
    }
}
