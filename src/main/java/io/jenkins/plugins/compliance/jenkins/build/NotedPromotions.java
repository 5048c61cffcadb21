package io.jenkins.plugins.compliance.jenkins.build;

import hudson.model.Run;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.promotion.PromotionAttempt;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The promotions that builds noted themselves. Only these are theirs: the path of a build that an entry names may be that of
 * a build of another controller with the same chains. Immutable.
 */
final class NotedPromotions {

    private final Set<String> begun = new HashSet<>();
    private final Set<Attempt> recorded = new HashSet<>();

    /**
     * What a build recorded.
     *
     * @param service of which service
     * @param promotion the identifier of the attempt
     */
    private record Attempt(String service, String promotion) {}

    /** Those of the builds that have these memories. */
    NotedPromotions(List<EvidenceAction> memories) {
        for (EvidenceAction memory : memories) {
            begun.addAll(memory.getBegun());
            for (BuildRecord record : memory.getRecords()) {
                if (!record.getPromotion().isEmpty()) {
                    recorded.add(new Attempt(record.getService(), record.getPromotion()));
                }
            }
        }
    }

    /** Those of one build. */
    static NotedPromotions of(Run<?, ?> run) {
        EvidenceAction memory = run.getAction(EvidenceAction.class);
        return new NotedPromotions(memory == null ? List.of() : List.of(memory));
    }

    boolean isEmpty() {
        return begun.isEmpty() && recorded.isEmpty();
    }

    /** Whether a promotion of a service is among them, whichever attempt it is. */
    boolean has(ServiceName service, PromotionId id) {
        return recorded.contains(new Attempt(service.value(), id.value()))
                || PromotionAttempt.firsts(id).stream().anyMatch(first -> begun.contains(first.value()));
    }
}
