package io.jenkins.plugins.compliance.jenkins.metrics;

import io.jenkins.plugins.compliance.jenkins.build.BackupWork;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.health.ChainWatches;
import io.jenkins.plugins.compliance.jenkins.installation.PolicyCache;
import io.jenkins.plugins.compliance.store.StoreException;
import io.prometheus.client.Collector;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.variant.OptionalExtension;

/**
 * Tells the Prometheus plugin, which registers every collector it finds once all jobs are loaded. Thread-safe.
 *
 * <p>Where not even the list of chains can be read there are no samples, which the alert for missing ones notices.
 */
@OptionalExtension(requirePlugins = "prometheus")
public final class PromotionCollector extends Collector {

    private static final Logger LOGGER = Logger.getLogger(PromotionCollector.class.getName());

    private final PolicyCache policies = new PolicyCache();

    @Override
    public List<MetricFamilySamples> collect() {
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        try {
            ServiceFacts facts = ServiceFacts.now(
                    configuration.installation(),
                    policies.policy(configuration.getPolicy()),
                    ChainWatches.period(),
                    BackupWork.get().standing());
            return PrometheusFamilies.of(new ComplianceMetrics(facts).all());
        } catch (StoreException e) {
            LOGGER.log(Level.WARNING, "No metrics of evidence chains: {0}", e.getMessage());
            return List.of();
        }
    }
}
