package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What stands under one stage of a {@code promote-to}.
 *
 * @param evidence required evidence by kind
 * @param gates gates by name
 * @param approvals who must approve, if that is said
 */
record StageSection(
        Map<EvidenceKind, EvidenceRequirement> evidence, Map<String, Placed> gates, Optional<Approvals> approvals) {

    static final StageSection EMPTY = new StageSection(Map.of(), Map.of(), Optional.empty());

    /**
     * @param gate a gate
     * @param node where it stands
     */
    record Placed(Gate gate, Node node) {}

    /** What all services share, with what stands here in place of what has the same name there. */
    StageSection over(StageSection shared) {
        EnumMap<EvidenceKind, EvidenceRequirement> mergedEvidence = new EnumMap<>(EvidenceKind.class);
        mergedEvidence.putAll(shared.evidence);
        mergedEvidence.putAll(evidence);
        TreeMap<String, Placed> mergedGates = new TreeMap<>(shared.gates);
        mergedGates.putAll(gates);
        return new StageSection(mergedEvidence, mergedGates, approvals.or(shared::approvals));
    }

    /** Reports each gate that looks at evidence which is not required, and so would have no date and no place. */
    void checkGatesHaveEvidence(String stage, Problems problems) {
        for (Placed placed : gates.values()) {
            for (EvidenceKind kind : placed.gate().kinds()) {
                if (!evidence.containsKey(kind)) {
                    problems.add(
                            placed.node(),
                            "the gate " + placed.gate().id() + " looks at " + kind + " evidence, which is not required",
                            "add " + kind + " under promote-to." + stage + ".evidence");
                }
            }
        }
    }

    StageRequirements requirements(String stage) {
        List<EvidenceRequirement> byKind = new ArrayList<>(new TreeMap<>(evidence).values());
        List<Gate> byName =
                new TreeMap<>(gates).values().stream().map(Placed::gate).toList();
        return new StageRequirements(stage, byKind, byName, approvals.orElse(Approvals.NONE));
    }
}
