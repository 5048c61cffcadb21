package io.jenkins.plugins.compliance.promotion;

import java.util.List;

/**
 * What became of a promotion, service by service in the order they came.
 *
 * @param id the promotion
 * @param outcomes one of each service
 */
public record PromotionReport(PromotionId id, List<ServiceOutcome> outcomes) {

    public PromotionReport {
        outcomes = List.copyOf(outcomes);
    }

    /** Whether every service completed. */
    public boolean completed() {
        return outcomes.stream().allMatch(each -> each.result() == ServiceOutcome.Result.COMPLETED);
    }
}
