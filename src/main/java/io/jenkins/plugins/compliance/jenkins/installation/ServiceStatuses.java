package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.promotion.StatusFold;
import io.jenkins.plugins.compliance.store.EvidenceStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the services are, kept in memory. Reading costs nothing; whoever appends to a chain, or wants to see what another
 * process appended, calls {@link #refresh}. Thread-safe.
 */
public final class ServiceStatuses {

    private final EvidenceStore store;
    private final StatusFold fold = new StatusFold();

    ServiceStatuses(EvidenceStore store) {
        this.store = store;
    }

    /** What was known at the last refresh, by the names of the services. */
    public List<ServiceStatus> all() {
        return fold.status();
    }

    /** The same of one service; empty when it has no chain. */
    public Optional<ServiceStatus> of(ServiceName service) {
        return fold.status(service);
    }

    /** All promotions of a service in the order of their requests, as of the last refresh. */
    public List<PromotionState> promotions(ServiceName service) {
        return fold.promotions(service);
    }

    /** One promotion of a service, as of the last refresh. */
    public Optional<PromotionState> promotion(ServiceName service, PromotionId id) {
        return fold.promotion(service, id);
    }

    /**
     * Takes what is new in every chain.
     *
     * @throws StoreException when a chain cannot be read, or is not the one that was read before
     */
    public void refresh() throws StoreException {
        fold.update(store);
    }

    /**
     * Takes what is new in every chain that can be read.
     *
     * @return why the others cannot, by service
     * @throws StoreException when the chains cannot be listed
     */
    public SortedMap<ServiceName, StoreException> refreshReadable() throws StoreException {
        SortedMap<ServiceName, StoreException> unreadable = new TreeMap<>();
        for (ServiceName service : store.services()) {
            try {
                fold.update(store, service);
            } catch (StoreException e) {
                unreadable.put(service, e);
            }
        }
        return unreadable;
    }

    /** Takes what is new in the chain of one service. */
    public void refresh(ServiceName service) throws StoreException {
        fold.update(store, service);
    }
}
