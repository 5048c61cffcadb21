package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.evidence.EvidenceFiles;
import io.jenkins.plugins.compliance.policy.Policy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Says what a promotion would do, and does nothing. Thread-safe. */
public final class PromotionPlanner {

    private final EvidenceReadback readback;
    private final InstantSource clock;

    /**
     * @param files where evidence is read back from
     * @param clock decides what is stale
     */
    public PromotionPlanner(EvidenceFiles files, InstantSource clock) {
        this.readback = new EvidenceReadback(files);
        this.clock = clock;
    }

    /** Where a service is now. */
    @FunctionalInterface
    public interface States<E extends Exception> {
        /** The state of a service, of which nothing may be known. */
        ServiceState of(ServiceName service) throws E;
    }

    /**
     * Plans a promotion.
     *
     * @param states where each service is; asked once for each
     */
    public <E extends Exception> PromotionPlan plan(PolicyInForce policy, PromotionRequest request, States<E> states)
            throws E {
        return plan(policy, request, judge(policy, request), states);
    }

    /**
     * Plans a promotion before anybody was asked to approve it: as if everybody did.
     *
     * @param states where each service is; asked once for each
     */
    public <E extends Exception> PromotionPlan planBeforeApprovals(
            PolicyInForce policy, PromotionRequest request, States<E> states) throws E {
        return plan(policy, request, new GateJudge(policy, request, Optional.empty(), readback, clock), states);
    }

    private static <E extends Exception> PromotionPlan plan(
            PolicyInForce policy, PromotionRequest request, GateJudge judge, States<E> states) throws E {
        TreeMap<ServiceName, Evaluation> evaluations = new TreeMap<>();
        TreeMap<ServiceName, PromotionState> holders = new TreeMap<>();
        for (ServiceName service : request.services()) {
            ServiceState state = states.of(service);
            evaluations.put(service, judge.evaluate(state));
            state.holder().ifPresent(holder -> holders.put(service, holder));
        }
        return new PromotionPlan(request, levels(policy.policy(), request), evaluations, holders);
    }

    GateJudge judge(PolicyInForce policy, PromotionRequest request) {
        return new GateJudge(policy, request, Optional.of(request.approvals()), readback, clock);
    }

    private static List<List<ServiceName>> levels(Optional<Policy> policy, PromotionRequest request) {
        if (request.mode() == PromotionMode.LINEAR || policy.isEmpty()) {
            return oneByOne(request.services());
        }
        List<List<ServiceName>> levels = new ArrayList<>(policy.get().graph().levels(request.services()));
        // What the policy does not know depends on nothing, and will be rejected.
        List<ServiceName> unknown = request.services().stream()
                .filter(service -> policy.get().service(service).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            levels.add(0, unknown);
        }
        return levels;
    }

    private static List<List<ServiceName>> oneByOne(List<ServiceName> services) {
        return services.stream().map(List::of).toList();
    }
}
