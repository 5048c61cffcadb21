package io.jenkins.plugins.compliance.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What a service needs to enter a stage. Without evidence or without gates nothing can be held against anything, and
 * nobody enters.
 *
 * @param stage the stage
 * @param evidence what must be there, by kind
 * @param gates conditions on it, by name
 * @param approvals who must approve
 */
public record StageRequirements(
        String stage, List<EvidenceRequirement> evidence, List<Gate> gates, Approvals approvals) {

    public StageRequirements {
        evidence = List.copyOf(evidence);
        gates = List.copyOf(gates);
    }

    /**
     * Why nobody can enter the stage, each with what to do about it: what is not asked for would otherwise pass because
     * nobody asked. Empty when there is evidence to collect and a gate to pass.
     */
    public List<String> objections() {
        List<String> objections = new ArrayList<>();
        if (evidence.isEmpty()) {
            objections.add("the policy requires no evidence for the stage " + stage
                    + ", so nothing is known: name some under promote-to." + stage + ".evidence");
        }
        if (gates.isEmpty()) {
            objections.add("the policy has no gate for the stage " + stage
                    + ", so nothing was evaluated: add one under promote-to." + stage + ".gates");
        }
        return List.copyOf(objections);
    }
}
