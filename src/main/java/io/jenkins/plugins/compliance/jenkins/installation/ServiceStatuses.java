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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where the services are, kept in memory. Reading costs nothing; whoever appends to a chain, or wants to see what another
 * process appended, calls {@link #refresh}. Thread-safe.
 */
public final class ServiceStatuses {

    private static final Logger LOGGER = Logger.getLogger(ServiceStatuses.class.getName());

    private final EvidenceStore store;
    private final StatusFold fold = new StatusFold();

    /** Guarded by itself. */
    private final SortedSet<ServiceName> unreadable = new TreeSet<>();

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
     * Whether a job, by its path, is one of the hundred whose builds asked last for promotions of any one service; costs a
     * look into a set for each service.
     */
    public boolean isPromotedBy(String jobPath) {
        return fold.hasRequester(jobPath);
    }

    /** The services whose chain could not be read to its end at their last refresh; the log says why. */
    public SortedSet<ServiceName> unreadable() {
        synchronized (unreadable) {
            return new TreeSet<>(unreadable);
        }
    }

    /**
     * Takes what is new in every chain. One that cannot be read, or is not the one that was read before, keeps what was
     * taken of it, is named by {@link #unreadable}, and does not keep the others from being read.
     *
     * @throws StoreException when the chains cannot be listed
     */
    public void refresh() throws StoreException {
        for (ServiceName service : store.services()) {
            try {
                refresh(service);
            } catch (StoreException e) {
                LOGGER.log(Level.FINE, "Cannot read the chain of " + service + "; it is left as it was", e);
            }
        }
    }

    /**
     * Takes what is new in the chain of one service.
     *
     * @throws StoreException when it cannot be read, or is not the one that was read before
     */
    public void refresh(ServiceName service) throws StoreException {
        try {
            fold.update(store, service);
            synchronized (unreadable) {
                unreadable.remove(service);
            }
        } catch (StoreException e) {
            boolean news;
            synchronized (unreadable) {
                news = unreadable.add(service);
            }
            if (news) {
                LOGGER.log(Level.WARNING, "Cannot read the chain of {0}: {1}", new Object[] {service, e.getMessage()});
            }
            throw e;
        }
    }
}
