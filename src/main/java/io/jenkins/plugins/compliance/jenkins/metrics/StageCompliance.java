package io.jenkins.plugins.compliance.jenkins.metrics;

import io.jenkins.plugins.compliance.jenkins.installation.ChainTrust;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How compliant the stages of a service are, as one number each. Stateless. */
final class StageCompliance {

    private static final double COMPLIANT = 1;
    private static final double PROVISIONAL = 0.5;
    private static final double NOT = 0;

    private StageCompliance() {}

    /**
     * The number of each of these stages; of one that something completed at none while nobody knows whether the chain that
     * says so can be believed.
     *
     * @param trust whether the chain can be believed; if it is refused, nothing is compliant
     */
    static Map<String, Double> of(ServiceStatus status, List<String> stages, ChainTrust trust) {
        Map<String, Double> values = new TreeMap<>();
        for (String stage : stages) {
            if (trust == ChainTrust.REFUSED || !isKnown(status, stage)) {
                values.put(stage, NOT);
            } else if (trust == ChainTrust.TRUSTED) {
                values.put(stage, status.provisionalStages().contains(stage) ? PROVISIONAL : COMPLIANT);
            }
        }
        return values;
    }

    /** A deployment that failed and was not rolled back leaves nobody knows what, whoever asks for the next one. */
    private static boolean isKnown(ServiceStatus status, String stage) {
        return status.current().containsKey(stage) && !status.unknownStages().contains(stage);
    }
}
