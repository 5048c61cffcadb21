package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds a policy against the one that stands above it, which it may tighten and never loosen: whatever may be promoted
 * under the inner one could be promoted under the outer one, too. Where that cannot be told, as with an expression that
 * reads differently, it counts as loosened.
 *
 * <p>Confined to one comparison.
 */
public final class PolicyTightening {

    private final Policy outer;
    private final Policy inner;
    private final List<String> problems = new ArrayList<>();

    private PolicyTightening(Policy outer, Policy inner) {
        this.outer = outer;
        this.inner = inner;
    }

    /**
     * What the inner policy loosens, each with what the outer one says; empty when it loosens nothing. A service the outer
     * policy does not name is held to what all services share there; one the inner policy does not name cannot be
     * promoted under it, which loosens nothing.
     */
    public static List<String> check(Policy outer, Policy inner) {
        return new PolicyTightening(outer, inner).check();
    }

    private List<String> check() {
        checkStages();
        checkDeclarations();
        inner.services().values().forEach(this::checkService);
        return List.copyOf(problems);
    }

    /** Stages may be added between; none may be left out, or a service could get past it. */
    private void checkStages() {
        List<String> kept = new ArrayList<>(inner.stages());
        kept.retainAll(outer.stages());
        if (!kept.equals(outer.stages())) {
            problems.add("the stages are " + String.join(", ", inner.stages()) + "; all of "
                    + String.join(", ", outer.stages()) + " are required in this order");
        }
    }

    /** They are facts about the installation; a folder that claims more would take tags off that others look for. */
    private void checkDeclarations() {
        same("storage", outer.storage().word(), inner.storage().word());
        same("mesh", outer.mesh().word(), inner.mesh().word());
        same("distribution", outer.distributionMode(), inner.distributionMode());
        if (inner.sprint() > outer.sprint()) {
            problems.add("sprint is " + inner.sprint() + "; no later one than " + outer.sprint() + " is allowed");
        }
    }

    private void same(String key, String required, String found) {
        if (!found.equals(required)) {
            problems.add(key + " is " + found + "; " + required + " is required");
        }
    }

    private void checkService(ServicePolicy service) {
        ServicePolicy required = outer.service(service.name()).orElseGet(() -> outer.unnamed(service.name()));
        for (StageRequirements stage : required.stages()) {
            service.to(stage.stage()).ifPresent(found -> checkStage(service.name(), stage, found));
        }
        checkOrigins(required, service);
        checkDependencies(required, service);
        checkBaseline(required, service);
        checkWaivers(required, service);
    }

    private void checkStage(ServiceName service, StageRequirements required, StageRequirements found) {
        String place = service + " to " + found.stage() + ": ";
        if (!required.objections().isEmpty()) {
            if (found.objections().isEmpty()) {
                problems.add(place + "nothing can be promoted there by the policy above, which requires no evidence or"
                        + " has no gate for it");
            }
            return;
        }
        checkEvidence(place, required, found);
        checkGates(place, required, found);
        checkApprovals(place, required.approvals(), found.approvals());
    }

    private void checkEvidence(String place, StageRequirements required, StageRequirements found) {
        for (EvidenceRequirement evidence : required.evidence()) {
            Optional<EvidenceRequirement> same = found.evidence().stream()
                    .filter(each -> each.kind() == evidence.kind())
                    .findFirst();
            if (same.isEmpty()) {
                problems.add(place + evidence.kind() + " evidence is not required");
            } else if (mayBeOlder(same.get(), evidence)) {
                problems.add(place + "the evidence is " + same.get().requirement() + "; " + evidence.requirement()
                        + " is required");
            }
        }
    }

    private static boolean mayBeOlder(EvidenceRequirement found, EvidenceRequirement required) {
        return required.maxAge().isPresent()
                && found.maxAge()
                        .filter(age -> age.compareTo(required.maxAge().get()) <= 0)
                        .isEmpty();
    }

    private void checkGates(String place, StageRequirements required, StageRequirements found) {
        for (Gate gate : required.gates()) {
            Optional<Gate> same = found.gates().stream()
                    .filter(each -> each.id().equals(gate.id()))
                    .findFirst();
            if (same.isEmpty()) {
                problems.add(place + "the gate " + gate.requirement() + " is missing");
            } else if (!isAsStrict(same.get(), gate)) {
                problems.add(
                        place + "the gate is " + same.get().requirement() + "; " + gate.requirement() + " is required");
            }
        }
    }

    private static boolean isAsStrict(Gate found, Gate required) {
        if (found instanceof ThresholdGate limit && required instanceof ThresholdGate least) {
            return Measure.ofId(least.id())
                    .filter(measure -> measure.allows(limit.limit(), least.limit()))
                    .isPresent();
        }
        return found instanceof ExpressionGate expression
                && required instanceof ExpressionGate same
                && expression.expression().equals(same.expression());
    }

    private void checkApprovals(String place, Approvals required, Approvals found) {
        if (found.count() < required.count()) {
            problems.add(place + found.count() + " approvals are asked for; " + required.count() + " are required");
        }
        boolean restricted = !required.roles().isEmpty() || !required.users().isEmpty();
        if (required.count() == 0 || found.count() == 0 || !restricted) {
            return;
        }
        if (found.roles().isEmpty() && found.users().isEmpty()) {
            problems.add(place + "anybody may approve; " + people(required) + " must");
        }
        Set<String> others = new TreeSet<>(found.roles());
        others.removeAll(Set.copyOf(required.roles()));
        Set<String> users = new TreeSet<>(found.users());
        users.removeAll(Set.copyOf(required.users()));
        others.addAll(users);
        if (!others.isEmpty()) {
            problems.add(place + String.join(", ", others) + " may approve, too; " + people(required) + " must");
        }
    }

    private static String people(Approvals approvals) {
        List<String> all = new ArrayList<>(approvals.roles());
        all.addAll(approvals.users());
        return String.join(", ", all);
    }

    private void checkOrigins(ServicePolicy required, ServicePolicy found) {
        if (required.origins().isLimited() && !found.origins().isLimited()) {
            problems.add(found.name() + ": any origin is accepted; only "
                    + required.origins().inWords() + " may be");
        }
        found.origins()
                .beyond(required.origins())
                .forEach(each -> problems.add(found.name() + ": the origin " + each + " is accepted; only "
                        + required.origins().inWords() + " may be"));
    }

    private void checkDependencies(ServicePolicy required, ServicePolicy found) {
        Set<ServiceName> missing = new TreeSet<>(required.dependsOn());
        missing.removeAll(Set.copyOf(found.dependsOn()));
        missing.forEach(each -> problems.add(found.name() + " does not depend on " + each + ", as is required"));
    }

    /** What a baseline accepts must be accepted above, by a baseline or by the limit itself. */
    private void checkBaseline(ServicePolicy required, ServicePolicy found) {
        Map<String, Gate> gates = gates(required);
        found.baseline().forEach((gate, accepted) -> {
            Measure measure = Measure.ofId(gate).orElseThrow();
            if (!(gates.get(gate) instanceof ThresholdGate limit) || measure.allows(accepted, limit.limit())) {
                return;
            }
            Double allowed = required.baseline().get(gate);
            if (allowed == null || !measure.allows(accepted, allowed)) {
                problems.add(found.name() + ": the baseline of " + gate + " is " + new JsonNumber(accepted) + "; "
                        + measure.requirement(allowed == null ? limit.limit() : allowed) + " is required");
            }
        });
    }

    private void checkWaivers(ServicePolicy required, ServicePolicy found) {
        Map<String, Gate> gates = gates(required);
        for (Waiver waiver : found.waivers()) {
            boolean allowed = required.waivers().stream()
                    .anyMatch(above -> above.gate().equals(waiver.gate())
                            && !above.expires().isBefore(waiver.expires()));
            if (gates.containsKey(waiver.gate()) && !allowed) {
                problems.add(found.name() + ": the gate " + waiver.gate() + " is waived until "
                        + Waiver.FORMAT.format(waiver.expires()) + ", which the policy above does not do");
            }
        }
    }

    /** By name, over all stages, the strictest of each: a baseline and a waiver count at every stage. */
    private static Map<String, Gate> gates(ServicePolicy service) {
        Map<String, Gate> gates = new TreeMap<>();
        for (StageRequirements stage : service.stages()) {
            stage.gates().forEach(gate -> gates.merge(gate.id(), gate, (a, b) -> isAsStrict(a, b) ? a : b));
        }
        return gates;
    }
}
