package io.jenkins.plugins.compliance.jenkins.build.approval;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.promotion.Approval;
import io.jenkins.plugins.compliance.promotion.ApprovalRecord;
import io.jenkins.plugins.compliance.promotion.ApprovalRules;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.Refusal;
import io.jenkins.plugins.compliance.promotion.RefusalRecord;
import io.jenkins.plugins.compliance.promotion.ServiceState;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.EvidenceStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The approvals of one promotion while they are awaited. They stand in the chains of all its services, and are read from
 * there when the controller was restarted, so that nobody has to approve twice. An approval, or a refusal, that a crash has
 * left in some of the chains only is added to the others then.
 *
 * <p>Thread-safe. Knows no Jenkins: who somebody is, and whether they may approve here at all, is found out before.
 */
final class ApprovalRound {

    private final EvidenceStore store;
    private final PolicyInForce policy;
    private final PromotionRequest request;
    private final ApprovalRules rules;
    private final Map<String, Approval> given = new TreeMap<>();
    private final CompletableFuture<List<Approval>> result = new CompletableFuture<>();
    private Optional<Refusal> refusal = Optional.empty();

    /** @throws StoreException when a chain cannot be read or added to */
    ApprovalRound(EvidenceStore store, PolicyInForce policy, PromotionRequest request) throws StoreException {
        this.store = store;
        this.policy = policy;
        this.request = request;
        this.rules = ApprovalRules.of(policy, request);
        for (ServiceName service : request.services()) {
            ServiceState state = state(service);
            approvals(state).forEach(each -> given.putIfAbsent(each.user(), each));
            refusal = refusal.or(() -> state.refusal(request.id()).map(RefusalRecord::refusal));
        }
        for (Approval approval : List.copyOf(given.values())) {
            record(approval);
        }
        if (refusal.isPresent()) {
            record(refusal.get());
            end();
        }
        endIfEnough();
    }

    private ServiceState state(ServiceName service) throws StoreException {
        ServiceState state = new ServiceState(service);
        state.update(store.snapshot(service));
        return state;
    }

    private List<Approval> approvals(ServiceState state) {
        return state.approvals(request.id()).stream()
                .map(ApprovalRecord::approval)
                .toList();
    }

    /**
     * Adds an approval to the chains; it is durable when this returns.
     *
     * @param roles all that the user has; those the policy does not name are not recorded
     * @throws ApprovalRefusedException when it does not count, or the round has ended
     * @throws StoreException when a chain cannot be added to; the same approval can be given again
     */
    synchronized void approve(String user, Collection<String> roles) throws ApprovalRefusedException, StoreException {
        Approval approval = new Approval(user, rules.relevant(roles));
        requireWaiting();
        Optional<String> objection = rules.objection(given(), approval);
        if (objection.isPresent()) {
            throw new ApprovalRefusedException(objection.get());
        }
        record(approval);
        given.put(approval.user(), approval);
        endIfEnough();
    }

    /**
     * Adds a refusal to the chains, which rejects the promotion; it is durable when this returns.
     *
     * @param reason why, one line; may be blank
     * @throws ApprovalRefusedException when the round has ended, or the reason is no line of text
     * @throws StoreException when a chain cannot be added to; it can be refused again
     */
    synchronized void refuse(String user, String reason) throws ApprovalRefusedException, StoreException {
        requireWaiting();
        Refusal said;
        try {
            said = new Refusal(user, Optional.of(reason.strip()).filter(text -> !text.isEmpty()));
        } catch (IllegalArgumentException e) {
            throw new ApprovalRefusedException(e.getMessage());
        }
        record(said);
        refusal = Optional.of(said);
        end();
    }

    private void requireWaiting() throws ApprovalRefusedException {
        if (result.isDone()) {
            throw new ApprovalRefusedException("this promotion waits for no approval any more");
        }
    }

    private void record(Approval approval) throws StoreException {
        for (ServiceName service : request.services()) {
            ServiceState state = state(service);
            boolean known =
                    approvals(state).stream().anyMatch(each -> each.user().equals(approval.user()));
            if (!known && !hasEnded(state)) {
                append(ApprovalRecord.draft(service, policy, request, approval));
            }
        }
    }

    private void record(Refusal said) throws StoreException {
        for (ServiceName service : request.services()) {
            ServiceState state = state(service);
            if (state.refusal(request.id()).isEmpty() && !hasEnded(state)) {
                append(RefusalRecord.draft(service, policy, request, said));
            }
        }
    }

    /** After a restart some of the services may have been promoted already, and nothing belongs behind that. */
    private boolean hasEnded(ServiceState state) {
        return state.promotion(request.id())
                .filter(promotion -> promotion.phase().isTerminal())
                .isPresent();
    }

    private void append(EntryDraft draft) throws StoreException {
        try (EvidenceChain chain = store.chain(draft.service())) {
            chain.append(draft);
        }
    }

    private void endIfEnough() {
        if (isApproved()) {
            result.complete(given());
        }
    }

    /** Who refused, if somebody did. */
    synchronized Optional<Refusal> refusal() {
        return refusal;
    }

    /** Ends the round with what there is, since somebody refused or the time is over. */
    synchronized void end() {
        result.complete(given());
    }

    /** Who approved so far, by name. */
    synchronized List<Approval> given() {
        return new ArrayList<>(given.values());
    }

    /** What the policy asks for, in words. */
    String asked() {
        return rules.summary();
    }

    /** Whether enough people have approved, and nobody refused. */
    synchronized boolean isApproved() {
        return refusal.isEmpty() && rules.missing(given()).isEmpty();
    }

    /** The approvals there are when the round ends. Whether they do is for the gates to say. */
    CompletableFuture<List<Approval>> result() {
        return result;
    }
}
