package io.jenkins.plugins.compliance.policy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The policy for one service: what all services share, with the service's own values in their place.
 *
 * @param name the service
 * @param dependsOn services that are promoted before it, by name
 * @param stages what it needs, for each stage but the first one, in the order of the stages
 * @param baseline values by the gate's name that are accepted though the gate's limit is stricter
 * @param waivers gates that need not pass for a time
 * @param origins whose evidence and requests count
 */
public record ServicePolicy(
        ServiceName name,
        List<ServiceName> dependsOn,
        List<StageRequirements> stages,
        SortedMap<String, Double> baseline,
        List<Waiver> waivers,
        Origins origins) {

    public ServicePolicy {
        dependsOn = List.copyOf(dependsOn);
        stages = List.copyOf(stages);
        baseline = Collections.unmodifiableSortedMap(new TreeMap<>(baseline));
        waivers = List.copyOf(waivers);
    }

    /** What it needs to enter that stage; empty for the first stage and for those that the policy does not have. */
    public Optional<StageRequirements> to(String stage) {
        return stages.stream().filter(to -> to.stage().equals(stage)).findFirst();
    }

    /** What the baseline accepts for a gate, in words: {@code at least 71.5}; empty when there is none for it. */
    public Optional<String> accepted(String gate) {
        return Measure.ofId(gate)
                .filter(measure -> baseline.containsKey(gate))
                .map(measure -> measure.requirement(baseline.getOrDefault(gate, 0.0)));
    }
}
