package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What came of holding a service against a policy. Immutable.
 *
 * @param policy the digest of the policy's file
 * @param target what was to be promoted
 * @param evidence what came of each required kind of evidence
 * @param gates what came of each gate
 * @param objections what keeps it from being promoted besides: no such service, no such stage, nothing required
 */
public record GateReport(
        Sha256Digest policy,
        PromotionTarget target,
        List<EvidenceStatus> evidence,
        List<GateResult> gates,
        List<String> objections) {

    public GateReport {
        evidence = List.copyOf(evidence);
        gates = List.copyOf(gates);
        objections = List.copyOf(objections);
    }

    /**
     * Whether the service may be promoted: there is evidence and it is all there, there are gates and each has passed or
     * is waived, and nothing else is objected to.
     */
    public boolean passed() {
        return objections.isEmpty()
                && !evidence.isEmpty()
                && evidence.stream().allMatch(status -> status.state() == EvidenceStatus.State.PRESENT)
                && !gates.isEmpty()
                && gates.stream().noneMatch(gate -> gate.status() == GateStatus.FAILED);
    }

    /** Why it may not be promoted, each with what to do about it; empty when it may. */
    public List<String> reasons() {
        return reasons(Set.of());
    }

    /**
     * As {@link #reasons()}, but for those who have set evidence aside and say why themselves.
     *
     * @param setAside the kinds of which it is not to be said that there is none
     */
    public List<String> reasons(Set<EvidenceKind> setAside) {
        return Stream.of(
                        objections.stream(),
                        evidence.stream()
                                .filter(status -> !setAside.contains(status.kind()))
                                .flatMap(status -> sentence(status.reason(), status.remedy())),
                        gates.stream()
                                .filter(gate -> gate.status() == GateStatus.FAILED)
                                .flatMap(gate -> sentence(gate.reason(), gate.remedy())))
                .flatMap(reasons -> reasons)
                .toList();
    }

    private static Stream<String> sentence(Optional<String> reason, Optional<String> remedy) {
        return reason.map(because -> because + remedy.map(todo -> ": " + todo).orElse("")).stream();
    }

    /** The members of an entry {@code gates_evaluated} that come from here. */
    public JsonObject toJson() {
        return JsonObject.of(Map.of(
                "policy", policy.hex(),
                "evidence", evidence.stream().map(EvidenceStatus::toJson).toList(),
                "gates", gates.stream().map(GateResult::toJson).toList(),
                "verdict", passed() ? "passed" : "failed"));
    }
}
