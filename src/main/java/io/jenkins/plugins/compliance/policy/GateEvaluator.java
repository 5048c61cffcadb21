package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Holds the evidence of a service against a policy, and fails closed: what is not there, not readable, not recent or not
 * asked for by the policy does not pass. Stateless; the same arguments give the same report.
 */
public final class GateEvaluator {

    /** A chain's time never runs backwards, so an entry may be a little ahead of the clock; clocks differ a little, too. */
    private static final Duration TOLERATED_FUTURE = Duration.ofMinutes(5);

    private GateEvaluator() {}

    /** As {@link #evaluate(Policy, PromotionTarget, Collection, Collection, Instant)}, of no known version. */
    public static GateReport evaluate(
            Policy policy,
            ServiceName service,
            String toStage,
            Collection<EvidenceFacts> evidence,
            Collection<Waiver> waivers,
            Instant now) {
        return evaluate(policy, new PromotionTarget(service, toStage, Optional.empty()), evidence, waivers, now);
    }

    /**
     * @param evidence the service's evidence; of several of one kind the one with the highest sequence counts
     * @param waivers from the service's chain; those of the policy are added
     * @param now decides what is stale and expired
     */
    public static GateReport evaluate(
            Policy policy,
            PromotionTarget target,
            Collection<EvidenceFacts> evidence,
            Collection<Waiver> waivers,
            Instant now) {
        Optional<ServicePolicy> service = policy.service(target.service());
        if (service.isEmpty()) {
            return rejected(
                    policy,
                    target,
                    "the policy " + policy.name() + " has no service " + target.service()
                            + ": add it under services, or correct the name");
        }
        Optional<StageRequirements> required = service.get().to(target.stage());
        if (required.isEmpty()) {
            return rejected(policy, target, noSuchStage(policy, target.stage()));
        }
        Judge judge = new Judge(service.get(), target, latest(evidence), now);
        List<Waiver> allWaivers = Stream.concat(service.get().waivers().stream(), waivers.stream())
                .toList();
        return new GateReport(
                policy.digest(),
                target,
                required.get().evidence().stream().map(judge::status).toList(),
                required.get().gates().stream()
                        .map(judge::result)
                        .map(result -> waived(result, target, allWaivers, now))
                        .toList(),
                required.get().objections());
    }

    private static GateReport rejected(Policy policy, PromotionTarget target, String objection) {
        return new GateReport(policy.digest(), target, List.of(), List.of(), List.of(objection));
    }

    private static String noSuchStage(Policy policy, String stage) {
        return policy.stages().get(0).equals(stage)
                ? stage + " is where services begin: nothing is promoted to it"
                : "the policy " + policy.name() + " has no stage " + Quoted.of(stage) + ": it has "
                        + String.join(", ", policy.stages());
    }

    private static Map<EvidenceKind, EvidenceFacts> latest(Collection<EvidenceFacts> evidence) {
        Map<EvidenceKind, EvidenceFacts> latest = new EnumMap<>(EvidenceKind.class);
        for (EvidenceFacts facts : evidence) {
            latest.merge(facts.kind(), facts, (a, b) -> a.sequence() > b.sequence() ? a : b);
        }
        return latest;
    }

    private static GateResult waived(
            GateResult result, PromotionTarget target, Collection<Waiver> waivers, Instant now) {
        if (result.status() != GateStatus.FAILED) {
            return result;
        }
        Optional<Waiver> latest = waivers.stream()
                .filter(waiver -> waiver.gate().equals(result.id()))
                .max(Comparator.comparing(Waiver::expires));
        if (latest.isPresent() && latest.get().countsAt(now)) {
            return result.waived(latest.get());
        }
        String expired = latest.map(waiver -> " (the waiver of " + Quoted.ascii(waiver.owner()) + " expired at "
                        + Waiver.FORMAT.format(waiver.expires()) + ")")
                .orElse("");
        return result.failed(
                result.reason().orElseThrow() + expired,
                result.remedy().orElseThrow() + ", or have the gate waived with `compliance waive " + target.service()
                        + " " + result.id() + "`");
    }

    /**
     * Looks at the evidence of one service.
     *
     * @param service the policy for it
     * @param target what is to be promoted
     * @param evidence the latest of each kind
     * @param now decides what is stale
     */
    private record Judge(
            ServicePolicy service, PromotionTarget target, Map<EvidenceKind, EvidenceFacts> evidence, Instant now) {

        EvidenceStatus status(EvidenceRequirement required) {
            EvidenceKind kind = required.kind();
            EvidenceFacts facts = evidence.get(kind);
            if (facts == null) {
                return new EvidenceStatus(
                        kind,
                        EvidenceStatus.State.MISSING,
                        Optional.empty(),
                        Optional.of("there is no " + kind + " evidence"),
                        Optional.of("collect it with collectEvidence or `compliance collect`"));
            }
            Duration age = Duration.between(facts.collectedAt(), now);
            if (age.negated().compareTo(TOLERATED_FUTURE) > 0) {
                return stale(
                        facts,
                        "the " + kind + " evidence is dated " + Durations.format(age.negated()) + " in the future");
            }
            return required.maxAge()
                    .filter(limit -> age.compareTo(limit) > 0)
                    .map(limit -> stale(
                            facts,
                            "the " + kind + " evidence is " + Durations.format(age) + " old, at most "
                                    + Durations.format(limit) + " is allowed"))
                    .orElseGet(() -> new EvidenceStatus(
                            kind,
                            EvidenceStatus.State.PRESENT,
                            Optional.of(facts),
                            Optional.empty(),
                            Optional.empty()));
        }

        private static EvidenceStatus stale(EvidenceFacts facts, String reason) {
            return new EvidenceStatus(
                    facts.kind(),
                    EvidenceStatus.State.STALE,
                    Optional.of(facts),
                    Optional.of(reason),
                    Optional.of(
                            "run the tool again, and collect its report with collectEvidence or `compliance collect`"));
        }

        GateResult result(Gate gate) {
            for (EvidenceKind kind : gate.kinds().stream().sorted().toList()) {
                EvidenceFacts facts = evidence.get(kind);
                if (facts == null) {
                    return GateResult.of(gate.id())
                            .failed(
                                    gate.id() + " cannot be evaluated without " + kind + " evidence",
                                    "collect it with collectEvidence or `compliance collect`");
                }
                Optional<String> nothing = NothingChecked.in(facts);
                if (nothing.isPresent()) {
                    return GateResult.of(gate.id())
                            .failed(
                                    gate.id() + " has nothing to go by: " + nothing.get(),
                                    "make sure that the tool looked at the service, and collect its report again");
                }
            }
            if (gate instanceof ThresholdGate threshold) {
                // Each of the gate's kinds was found in the loop above.
                EvidenceFacts facts = Objects.requireNonNull(evidence.get(threshold.kind()));
                Double baseline = service.baseline().get(gate.id());
                return threshold.judge(facts, baseline == null ? OptionalDouble.empty() : OptionalDouble.of(baseline));
            }
            return ((ExpressionGate) gate).judge(target, evidence);
        }
    }
}
