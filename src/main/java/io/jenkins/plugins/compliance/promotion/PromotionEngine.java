package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.evidence.EvidenceFiles;
import io.jenkins.plugins.compliance.promotion.ServiceOutcome.Result;
import io.jenkins.plugins.compliance.signing.HeadSigner;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.EvidenceStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Promotes services and rolls them back. Everything it decides it reads from the chains, everything it does it appends to
 * them; docs/promotion.md has the life cycle and what happens when the process dies at any point of it.
 *
 * <p>Thread-safe. Any number of engines, in any number of processes, may work on the same chains.
 */
public final class PromotionEngine {

    private final EvidenceStore store;
    private final EvidenceReadback readback;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final PromotionPlanner planner;
    private final StateCache states;
    private final EndSignature ends;
    private final PromotionCloser closer;

    /**
     * @param store where the chains are
     * @param files where evidence is read back from
     * @param signer signs each chain's end after a promotion; empty for no checkpoints
     * @param clock decides what is stale and how long was waited
     * @param sleeper lets time pass while another promotion is under way
     */
    public PromotionEngine(
            EvidenceStore store,
            EvidenceFiles files,
            Optional<? extends HeadSigner> signer,
            InstantSource clock,
            Sleeper sleeper) {
        this.store = store;
        this.readback = new EvidenceReadback(files);
        this.clock = clock;
        this.sleeper = sleeper;
        this.planner = new PromotionPlanner(files, clock);
        this.states = new StateCache(store);
        this.ends = new EndSignature(signer);
        this.closer = new PromotionCloser(store, states, ends);
    }

    /** Says what {@link #promote} would do now, and does nothing. */
    public PromotionPlan plan(PolicyInForce policy, PromotionRequest request) throws IOException {
        return states.look(present -> planner.plan(policy, request, present));
    }

    /** Says what {@link #promote} would do now if everybody approved who has to, and does nothing. */
    public PromotionPlan planBeforeApprovals(PolicyInForce policy, PromotionRequest request) throws IOException {
        return states.look(present -> planner.planBeforeApprovals(policy, request, present));
    }

    /**
     * Where a promotion of a service is; empty when there is no such.
     *
     * @throws StoreException when the chain cannot be read
     */
    public Optional<PromotionState> promotion(ServiceName service, PromotionId id) throws StoreException {
        return states.look(present -> present.of(service).promotion(id));
    }

    /**
     * The promotion that holds a service now.
     *
     * @throws StoreException as above
     */
    public Optional<PromotionState> holder(ServiceName service) throws StoreException {
        return states.look(present -> present.of(service).holder());
    }

    /**
     * Which attempt at a promotion is to be made now.
     *
     * @param first the first attempt's identifier, of at most {@value PromotionAttempt#LONGEST_ID} characters
     * @throws StoreException as above
     */
    public PromotionAttempt attempt(PromotionId first, Collection<ServiceName> services) throws StoreException {
        return attempt(PromotionAttempt.MOST, first, services);
    }

    /**
     * The attempt of that number, wherever it is by now.
     *
     * @throws StoreException as above
     */
    public PromotionAttempt attempt(int number, PromotionId first, Collection<ServiceName> services)
            throws StoreException {
        return states.look(present -> {
            TreeMap<ServiceName, ServiceState> all = new TreeMap<>();
            for (ServiceName service : services) {
                all.put(service, present.of(service));
            }
            return PromotionAttempt.numbered(number, first, all);
        });
    }

    /**
     * Records that a promotion is asked for, in the chain of each of its services, before people are asked to approve it;
     * {@link #promote} with the same identifier takes it on. Recorded once, however often this is called.
     *
     * @throws PromotionException when the identifier belongs to another promotion
     * @throws IOException when a chain cannot be read or added to; call again to continue
     */
    public void request(PolicyInForce policy, PromotionRequest request, PromotionListener listener)
            throws IOException, PromotionException {
        PromotionPlan plan = planBeforeApprovals(policy, request);
        Surroundings surroundings = new Surroundings(PromotionEngine::actsNot, clock, sleeper, listener);
        for (ServiceName service : plan.order()) {
            try (EvidenceChain chain = store.chain(service)) {
                ServiceState state = states.take(service);
                new ServiceRun(promotion(policy, plan, service, chain), chain, state, surroundings).requestOnly();
                states.giveBack(state);
            }
        }
    }

    private static DeploymentAction.Result actsNot(Map<String, String> environment) {
        throw new IllegalStateException("nothing is carried out before it was approved");
    }

    /**
     * Promotes services one after the other, until one does not complete. A call with the identifier of a promotion that
     * exists continues it where the chains say it is, and repeats nothing that has ended.
     *
     * @param action brings each service's version where it is to go
     * @param listener is told what happens
     * @return what became of each service
     * @throws PromotionException when the identifier belongs to another promotion
     * @throws IOException when a chain cannot be read or added to, or its end cannot be signed; call again with the same
     *     identifier to continue
     * @throws InterruptedException when the thread is interrupted; so can be continued
     */
    public PromotionReport promote(
            PolicyInForce policy, PromotionRequest request, DeploymentAction action, PromotionListener listener)
            throws IOException, InterruptedException, PromotionException {
        PromotionPlan plan = plan(policy, request);
        Surroundings surroundings = new Surroundings(action, clock, sleeper, listener);
        List<ServiceOutcome> outcomes = new ArrayList<>();
        ServiceName culprit = null;
        for (ServiceName service : plan.order()) {
            if (culprit != null) {
                outcomes.add(closer.notReached(policy, request.id(), service, culprit, listener));
                continue;
            }
            ServiceOutcome outcome;
            try {
                outcome = run(service, (chain, state) -> promotion(policy, plan, service, chain), surroundings);
            } catch (IOException e) {
                closer.closeBehind(policy, plan, service, listener, e);
                throw e;
            }
            outcomes.add(outcome);
            culprit = outcome.result() == Result.COMPLETED ? null : service;
        }
        return new PromotionReport(request.id(), outcomes);
    }

    private Task promotion(PolicyInForce policy, PromotionPlan plan, ServiceName service, EvidenceChain chain) {
        PromotionRequest request = plan.request();
        TreeMap<String, Object> members = new TreeMap<>();
        members.put("requester", request.requester());
        members.put("mode", request.mode().word());
        members.put("services", plan.order().stream().map(ServiceName::value).toList());
        members.put("plan", request.plan().orElse(plan.digest()).hex());
        members.put("on_failure", request.conduct().onFailure().word());
        policy.digest().ifPresent(digest -> members.put("policy", digest.hex()));
        request.origin().ifPresent(origin -> members.put("origin", origin));
        return new Task(
                new Passage(service, request.id(), PromotionAction.PROMOTE, request.route(), policy.metadata()),
                members,
                planner.judge(policy, request),
                (evaluation, state) -> drift(plan, service, evaluation, state),
                state -> fallback(policy, request, state, chain),
                request.conduct());
    }

    private static List<String> drift(
            PromotionPlan plan, ServiceName service, Evaluation evaluation, PromotionState state) {
        List<String> drift = new ArrayList<>();
        String agreed =
                state.open().flatMap(open -> open.request().text("plan")).orElse("");
        if (!agreed.equals(plan.digest().hex())) {
            drift.add("plan: requested on " + agreed + ", carried out on "
                    + plan.digest().hex());
        }
        drift.addAll(plan.evaluation(service).differences(evaluation));
        return drift;
    }

    private Task.Fallback.Found fallback(
            PolicyInForce policy, PromotionRequest request, ServiceState state, EvidenceChain chain)
            throws StoreException {
        String stage = request.route().to();
        PromotionState target = state.current().get(stage);
        if (target == null) {
            return new Task.Fallback.Nothing("nothing was at " + stage + " before");
        }
        RequestOrigin origin = new RequestOrigin(request.id(), request.origin());
        Evaluation evaluation = new RollbackJudge(policy, origin, target, chain, readback).evaluate(state);
        return evaluation.passed()
                ? new Task.Fallback.To(target)
                : new Task.Fallback.Nothing(String.join("; ", evaluation.reasons()));
    }

    /**
     * Rolls a service back: a promotion of its own, to one that completed before. The evidence of that one is verified
     * again.
     *
     * @throws PromotionException when there is no such promotion, or the identifier belongs to another one
     * @throws IOException as for {@link #promote}
     * @throws InterruptedException as for {@link #promote}
     */
    public PromotionReport rollback(
            PolicyInForce policy, RollbackRequest request, DeploymentAction action, PromotionListener listener)
            throws IOException, InterruptedException, PromotionException {
        Surroundings surroundings = new Surroundings(action, clock, sleeper, listener);
        ServiceOutcome outcome =
                run(request.service(), (chain, state) -> rollback(policy, request, chain, state), surroundings);
        return new PromotionReport(request.id(), List.of(outcome));
    }

    private Task rollback(PolicyInForce policy, RollbackRequest request, EvidenceChain chain, ServiceState state)
            throws IOException, PromotionException {
        PromotionState target = RollbackPoints.find(request, state, chain);
        TreeMap<String, Object> members = new TreeMap<>();
        members.put("requester", request.requester());
        members.put("mode", PromotionMode.LINEAR.word());
        members.put("services", List.of(request.service().value()));
        members.put("on_failure", OnFailure.STOP.word());
        policy.digest().ifPresent(digest -> members.put("policy", digest.hex()));
        request.origin().ifPresent(origin -> members.put("origin", origin));
        members.put("rollback_to", RollbackPoints.reference(target));
        Route route = new Route(target.from(), target.to(), target.version());
        return new Task(
                new Passage(request.service(), request.id(), PromotionAction.ROLLBACK, route, policy.metadata()),
                members,
                new RollbackJudge(policy, new RequestOrigin(request.id(), request.origin()), target, chain, readback),
                (evaluation, now) -> List.of(),
                now -> new Task.Fallback.Nothing("this was a rollback already"),
                new Conduct(
                        OnFailure.STOP,
                        request.conduct().onInterrupted(),
                        request.conduct().patience()));
    }

    /** Makes the task of a service from what its chain says. */
    @FunctionalInterface
    private interface TaskMaker {
        Task make(EvidenceChain chain, ServiceState state) throws IOException, PromotionException;
    }

    private ServiceOutcome run(ServiceName service, TaskMaker maker, Surroundings surroundings)
            throws IOException, InterruptedException, PromotionException {
        try (EvidenceChain chain = store.chain(service)) {
            ServiceState state = states.take(service);
            state.update(chain.snapshot());
            ServiceRun run = new ServiceRun(maker.make(chain, state), chain, state, surroundings);
            ServiceOutcome outcome = run.run();
            ends.cover(chain, outcome, surroundings.listener());
            states.giveBack(state);
            return outcome;
        }
    }

    /**
     * Closes a promotion that nobody carries out any more. If somebody does, what that one reports is not recorded.
     *
     * @param reason why, one line
     * @return the entry that closes it
     * @throws PromotionException when there is no such promotion, or it has ended
     * @throws IOException when the chain cannot be read or added to, or its end cannot be signed
     */
    public EvidenceEntry abandon(
            PolicyInForce policy, ServiceName service, PromotionId id, String reason, PromotionListener listener)
            throws IOException, PromotionException {
        return abandon(policy, service, id, new Abandonment(reason, Optional.empty()), listener);
    }

    /**
     * The same, with who closes it.
     *
     * @throws PromotionException as above
     * @throws IOException as above
     */
    public EvidenceEntry abandon(
            PolicyInForce policy,
            ServiceName service,
            PromotionId id,
            Abandonment abandonment,
            PromotionListener listener)
            throws IOException, PromotionException {
        return closer.abandon(policy, service, id, abandonment, listener);
    }
}
