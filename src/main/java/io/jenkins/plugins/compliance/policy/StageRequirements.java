package io.jenkins.plugins.compliance.policy;

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
}
