package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.policy.EvidenceFacts;
import io.jenkins.plugins.compliance.policy.GateEvaluator;
import io.jenkins.plugins.compliance.policy.GateReport;
import io.jenkins.plugins.compliance.policy.Origins;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PromotionTarget;
import io.jenkins.plugins.compliance.policy.ServicePolicy;
import io.jenkins.plugins.compliance.policy.Waiver;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a service's newest evidence against the policy. Fails closed: no policy, no evidence, evidence of another version or
 * from where the policy does not take it, and a document that cannot be read again or says something else are reasons of
 * their own, beside what the gates say.
 */
final class GateJudge implements Judge {

    private final PolicyInForce policy;
    private final PromotionId id;
    private final RequestOrigin origin;
    private final Route route;
    private final String requester;
    private final Optional<List<Approval>> approvals;
    private final EvidenceReadback readback;
    private final InstantSource clock;

    /** @param approvals empty when people are still to be asked, so that the lack of them is no reason yet */
    GateJudge(
            PolicyInForce policy,
            PromotionRequest request,
            Optional<List<Approval>> approvals,
            EvidenceReadback readback,
            InstantSource clock) {
        this.policy = policy;
        this.id = request.id();
        this.origin = new RequestOrigin(request.id(), request.origin());
        this.route = request.route();
        this.requester = request.requester();
        this.approvals = approvals;
        this.readback = readback;
        this.clock = clock;
    }

    @Override
    public Evaluation evaluate(ServiceState state) {
        List<String> reasons = new ArrayList<>();
        if (policy.policy().isEmpty()) {
            reasons.add(policy.missing());
            return Evaluation.of(JsonObject.EMPTY, reasons);
        }
        Policy inForce = policy.policy().get();
        checkWay(inForce, state, reasons);
        Optional<ServicePolicy> service = inForce.service(state.service());
        origin.objection(service, state).ifPresent(reasons::add);
        Origins origins = service.map(ServicePolicy::origins).orElse(Origins.ANY);
        List<EvidenceFacts> facts = new ArrayList<>();
        Set<EvidenceKind> setAside = EnumSet.noneOf(EvidenceKind.class);
        for (EvidenceRecord record : state.evidence().values()) {
            Optional<String> problem = problem(record, origins);
            if (problem.isPresent()) {
                reasons.add(problem.get());
                setAside.add(record.kind());
            } else {
                facts.add(facts(record));
            }
        }
        GateReport report = evaluate(inForce, state, facts);
        reasons.addAll(report.reasons(setAside));
        wantOfApproval(inForce, state).ifPresent(reasons::add);
        if (reasons.isEmpty() && (facts.isEmpty() || !report.passed())) {
            reasons.add(
                    "there is no evidence that passes every gate; collect some with collectEvidence or `compliance collect`");
        }
        return Evaluation.of(report.toJson(), reasons).approvedBy(approvals.orElse(List.of()));
    }

    /** A refusal rejects whatever was approved; somebody said no, and nobody else can take that back. */
    private Optional<String> wantOfApproval(Policy inForce, ServiceState state) {
        Optional<String> refused =
                state.refusal(id).map(record -> record.refusal() + "; settle that, and ask for the promotion again");
        return refused.or(() -> inForce.service(state.service())
                .flatMap(service -> service.to(route.to()))
                .flatMap(required -> approvals.flatMap(given ->
                        ApprovalRules.of(required.approvals(), requester).missing(given))));
    }

    private GateReport evaluate(Policy inForce, ServiceState state, List<EvidenceFacts> facts) {
        ServiceName service = state.service();
        List<Waiver> waivers =
                state.waivers().values().stream().map(WaiverRecord::waiver).toList();
        PromotionTarget target = new PromotionTarget(service, route.to(), Optional.of(route.version()));
        return GateEvaluator.evaluate(inForce, target, facts, waivers, clock.instant());
    }

    /** Nothing is promoted backwards, past the gates of a stage between, or from a stage where it never was. */
    private void checkWay(Policy inForce, ServiceState state, List<String> reasons) {
        List<String> stages = inForce.stages();
        int from = stages.indexOf(route.from());
        int to = stages.indexOf(route.to());
        if (from < 0) {
            reasons.add(
                    "the policy has no stage \"" + route.from() + "\"; its stages are " + String.join(", ", stages));
        } else if (to >= 0 && to != from + 1) {
            reasons.add(
                    "the way from " + route.from() + " to " + route.to() + " is not one step of the policy's stages "
                            + String.join(", ", stages) + "; promote one step at a time");
        } else if (from > 0
                && state.completed(route.from()).stream()
                        .noneMatch(each -> each.version().equals(route.version()))) {
            reasons.add("version " + route.version() + " was never promoted to " + route.from()
                    + "; promote it there first");
        }
    }

    private Optional<String> problem(EvidenceRecord record, Origins origins) {
        return origins.objection(newest(record), record.origin())
                .or(() -> record.collectedFrom().isEmpty()
                        ? Optional.empty()
                        : origins.objection("what " + newest(record) + " was made of", record.collectedFrom()))
                .or(() -> ofAnotherVersion(record))
                .or(() -> readback.problem(record));
    }

    private static EvidenceFacts facts(EvidenceRecord record) {
        return new EvidenceFacts(
                record.kind(),
                record.summary(),
                record.entry().time(),
                record.entry().sequence(),
                record.entry().hash());
    }

    private Optional<String> ofAnotherVersion(EvidenceRecord record) {
        return record.version()
                .filter(version -> !version.equals(route.version()))
                .map(version -> newest(record) + " is of version " + version + " and not of " + route.version()
                        + "; collect it for that version");
    }

    private static String newest(EvidenceRecord record) {
        return "the newest " + record.kind() + " evidence, entry "
                + record.entry().sequence() + ",";
    }
}
