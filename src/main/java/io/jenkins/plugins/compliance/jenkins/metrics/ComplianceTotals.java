package io.jenkins.plugins.compliance.jenkins.metrics;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.health.ChainWatches;
import io.jenkins.plugins.compliance.promotion.PromotionPhase;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jenkins.metrics.api.MetricProvider;
import org.jenkinsci.plugins.variant.OptionalExtension;

/**
 * Tells the Metrics plugin the totals that need no labels. Thread-safe; reads no chain.
 */
@OptionalExtension(requirePlugins = "metrics")
public final class ComplianceTotals extends MetricProvider {

    @Override
    public MetricSet getMetricSet() {
        Map<String, Metric> gauges = new TreeMap<>();
        gauges.put("compliance.services", gauge(() -> statuses().size()));
        gauges.put(
                "compliance.chains.broken",
                gauge(() -> ChainWatches.now().broken().size()));
        gauges.put(
                "compliance.chains.cannot_check",
                gauge(() -> ChainWatches.now().cannotCheck().size()));
        gauges.put(
                "compliance.chains.overdue",
                gauge(() -> ChainWatches.now().overdue().size()));
        for (PromotionPhase phase : PromotionPhase.values()) {
            if (phase.isTerminal()) {
                gauges.put("compliance.promotions." + phase.name().toLowerCase(Locale.ROOT), gauge(() -> ended(phase)));
            }
        }
        return () -> gauges;
    }

    private static Gauge<Number> gauge(Gauge<Number> gauge) {
        return gauge;
    }

    private static long ended(PromotionPhase phase) {
        return statuses().stream()
                .mapToLong(status -> status.endings().getOrDefault(phase, 0L))
                .sum();
    }

    private static List<ServiceStatus> statuses() {
        return CompliancePromotionConfiguration.get().installation().statuses().all();
    }
}
