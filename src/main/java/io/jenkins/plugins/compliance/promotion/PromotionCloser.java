package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.promotion.ServiceOutcome.Result;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.EvidenceStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Closes promotions that come to no end of their own. As thread-safe as the store. */
final class PromotionCloser {

    private final EvidenceStore store;
    private final StateCache states;
    private final EndSignature ends;

    PromotionCloser(EvidenceStore store, StateCache states, EndSignature ends) {
        this.store = store;
        this.states = states;
        this.ends = ends;
    }

    /**
     * What was asked for and is never reached is closed also when the end of the one before it could not be signed: who calls
     * again asks for another attempt then.
     *
     * @param failure gets what fails here, too
     */
    void closeBehind(
            PolicyInForce policy,
            PromotionPlan plan,
            ServiceName culprit,
            PromotionListener listener,
            IOException failure) {
        PromotionId id = plan.request().id();
        List<ServiceName> order = plan.order();
        try {
            Optional<PromotionPhase> end = promotion(culprit, id).map(PromotionState::phase);
            if (end.filter(phase -> phase.isTerminal() && phase != PromotionPhase.COMPLETED)
                    .isEmpty()) {
                return;
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
            return;
        }
        for (ServiceName service : order.subList(order.indexOf(culprit) + 1, order.size())) {
            try {
                notReached(policy, id, service, culprit, listener);
            } catch (IOException | PromotionException e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Where it had been asked for, so that people could approve it, it is closed. */
    ServiceOutcome notReached(
            PolicyInForce policy, PromotionId id, ServiceName service, ServiceName culprit, PromotionListener listener)
            throws IOException, PromotionException {
        ServiceOutcome outcome = ServiceOutcome.notReached(service, culprit);
        Optional<PromotionState> open =
                promotion(service, id).filter(state -> state.phase() == PromotionPhase.REQUESTED);
        if (open.isEmpty()) {
            return outcome;
        }
        abandon(policy, service, id, new Abandonment(outcome.reasons().get(0), Optional.empty()), listener);
        return outcome.at(promotion(service, id).orElseThrow());
    }

    private Optional<PromotionState> promotion(ServiceName service, PromotionId id) throws StoreException {
        return states.look(present -> present.of(service).promotion(id));
    }

    /** As {@link PromotionEngine#abandon(PolicyInForce, ServiceName, PromotionId, Abandonment, PromotionListener)}. */
    EvidenceEntry abandon(
            PolicyInForce policy,
            ServiceName service,
            PromotionId id,
            Abandonment abandonment,
            PromotionListener listener)
            throws IOException, PromotionException {
        try (EvidenceChain chain = store.chain(service)) {
            ServiceState state = states.take(service);
            while (true) {
                state.update(chain.snapshot());
                PromotionState open = open(state, id);
                Passage passage = new Passage(
                        service,
                        id,
                        open.action(),
                        new Route(open.from(), open.to(), open.version()),
                        policy.metadata());
                Optional<EvidenceEntry> entry =
                        chain.appendIf(state.head(), passage.draft(PromotionEvent.ABANDON, abandonment.members()));
                if (entry.isPresent()) {
                    state.apply(entry.get());
                    listener.appended(entry.get());
                    Optional<PromotionState> closed = state.promotion(id);
                    ends.cover(
                            chain,
                            new ServiceOutcome(
                                    service,
                                    Result.ABANDONED,
                                    List.of(abandonment.reason()),
                                    closed,
                                    Optional.empty(),
                                    false),
                            listener);
                    states.giveBack(state);
                    return entry.get();
                }
            }
        }
    }

    private static PromotionState open(ServiceState state, PromotionId id) throws PromotionException {
        PromotionState promotion = state.promotion(id)
                .orElseThrow(() -> new PromotionException("there is no promotion " + id + " of " + state.service()
                        + "; see its chain with compliance log"));
        if (promotion.phase().isTerminal()) {
            throw new PromotionException("the promotion " + id + " of " + state.service() + " has ended with entry "
                    + promotion.last().sequence() + "; there is nothing to abandon");
        }
        return promotion;
    }
}
