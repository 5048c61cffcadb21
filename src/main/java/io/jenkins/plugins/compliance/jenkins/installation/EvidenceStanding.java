package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.policy.EvidenceRequirement;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.LastEvaluation;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much of the evidence a service needs is there: by its last evaluation, and before the first one by what the global
 * policy asks for at any stage and what was collected, of whatever age. Immutable.
 *
 * @param present how many kinds were there
 * @param asked how many are needed; 0 where nobody knows of any
 * @param missing the other kinds, each with why
 */
public record EvidenceStanding(long present, long asked, List<String> missing) {

    public EvidenceStanding {
        missing = List.copyOf(missing);
    }

    /**
     * @param policy the global policy; empty where there is none
     */
    public static EvidenceStanding of(ServiceStatus status, Optional<Policy> policy) {
        return status.evaluation()
                .map(EvidenceStanding::evaluated)
                .orElseGet(() -> policy.map(given -> collected(status, required(given, status.service())))
                        .orElse(new EvidenceStanding(0, 0, List.of())));
    }

    private static EvidenceStanding evaluated(LastEvaluation evaluation) {
        return new EvidenceStanding(
                evaluation.evidencePresent(),
                evaluation.evidence().size(),
                evaluation.evidence().stream()
                        .filter(item -> !item.status().equals("present"))
                        .map(item -> item.name() + " " + item.status())
                        .toList());
    }

    private static EvidenceStanding collected(ServiceStatus status, Set<EvidenceKind> required) {
        List<String> missing = new ArrayList<>();
        for (EvidenceKind kind : required) {
            if (!status.evidence().containsKey(kind)) {
                missing.add(kind.word() + " missing");
            }
        }
        return new EvidenceStanding(required.size() - missing.size(), required.size(), missing);
    }

    private static Set<EvidenceKind> required(Policy policy, ServiceName service) {
        Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
        policy.service(service)
                .ifPresent(own -> own.stages()
                        .forEach(stage -> stage.evidence().stream()
                                .map(EvidenceRequirement::kind)
                                .forEach(kinds::add)));
        return kinds;
    }
}
