package io.jenkins.plugins.compliance.jenkins.metrics;

import io.jenkins.plugins.compliance.promotion.PromotionPhase;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.util.SortedMap;
import java.util.TreeMap;

/** How compliant the stages of a service are, as one number each. Stateless. */
final class StageCompliance {

    private static final double COMPLIANT = 1;
    private static final double PROVISIONAL = 0.5;
    private static final double NOT = 0;

    private StageCompliance() {}

    /**
     * The number of each stage that something completed at, or that the newest promotion goes to.
     *
     * @param trusted whether the chain can be believed; if not, nothing is compliant
     */
    static SortedMap<String, Double> of(ServiceStatus status, boolean trusted) {
        SortedMap<String, Double> stages = new TreeMap<>();
        status.last().ifPresent(last -> stages.put(last.to(), NOT));
        for (String stage : status.current().keySet()) {
            boolean known =
                    status.last().filter(last -> leftUnknown(last, stage)).isEmpty();
            double value = status.provisionalStages().contains(stage) ? PROVISIONAL : COMPLIANT;
            stages.put(stage, trusted && known ? value : NOT);
        }
        return stages;
    }

    /** A deployment that failed and was not rolled back leaves nobody knows what. */
    private static boolean leftUnknown(PromotionState last, String stage) {
        return last.to().equals(stage) && last.phase() == PromotionPhase.FAILED;
    }
}
