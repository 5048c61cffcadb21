package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.ServiceState;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All services that somebody should hear of: those that have a chain, and those that the global policy names, since what
 * was never promoted is what an auditor looks for. Reads no chain. Stateless.
 */
public final class KnownServices {

    private KnownServices() {}

    /**
     * Where all of them are, by name.
     *
     * @param withChain where those are that have a chain, by name
     * @param policy the global policy; empty where there is none
     */
    public static List<ServiceStatus> all(List<ServiceStatus> withChain, Optional<Policy> policy) {
        Set<ServiceName> known = new HashSet<>();
        withChain.forEach(status -> known.add(status.service()));
        List<ServiceStatus> all = new ArrayList<>(withChain);
        policy.ifPresent(given -> given.services().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> all.add(withoutChain(name))));
        if (all.size() > withChain.size()) {
            all.sort(Comparator.comparing(ServiceStatus::service));
        }
        return all;
    }

    /** Where a service is that has no chain. */
    public static ServiceStatus withoutChain(ServiceName service) {
        return ServiceStatus.of(new ServiceState(service));
    }

    /**
     * The stages that can be told apart: those of the policy that something can be promoted to, in its order; without a
     * policy those that something completed at, by name. Who promotes without a global policy names stages freely, so of
     * those only the ones that most services have are told.
     *
     * @param most how many that may be
     */
    public static List<String> stages(List<ServiceStatus> services, Optional<Policy> policy, int most) {
        return policy.isPresent()
                ? policy.get().stages().stream().skip(1).toList()
                : List.copyOf(completed(services, Set.of(), most));
    }

    /** As above, and after the policy's stages the others that something completed at, which are no more than that. */
    public static List<String> allStages(List<ServiceStatus> services, Optional<Policy> policy, int most) {
        LinkedHashSet<String> stages = new LinkedHashSet<>(
                policy.map(given -> given.stages().stream().skip(1).toList()).orElse(List.of()));
        stages.addAll(completed(services, stages, most));
        return List.copyOf(stages);
    }

    private static Set<String> completed(List<ServiceStatus> services, Set<String> known, int most) {
        Map<String, Integer> uses = new HashMap<>();
        for (ServiceStatus status : services) {
            for (String stage : status.current().keySet()) {
                if (!known.contains(stage)) {
                    uses.merge(stage, 1, Integer::sum);
                }
            }
        }
        return uses.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
