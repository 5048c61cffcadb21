package io.jenkins.plugins.compliance.jenkins.metrics;

import com.codahale.metrics.health.HealthCheck;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.health.ChainWatches;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationResult;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jenkins.metrics.api.HealthCheckProvider;
import org.jenkinsci.plugins.variant.OptionalExtension;

/** Tells the Metrics plugin whether chains are broken, or not verified for too long. Thread-safe; reads no chain. */
@OptionalExtension(requirePlugins = "metrics")
public final class ChainHealthChecks extends HealthCheckProvider {

    private static final int MOST_NAMED = 10;

    @Override
    public Map<String, HealthCheck> getHealthChecks() {
        Map<String, HealthCheck> checks = new TreeMap<>();
        checks.put("compliance-chains-intact", new HealthCheck() {
            @Override
            protected Result check() {
                return result(
                        "broken",
                        ChainWatches.now().broken().stream()
                                .map(VerificationResult::service)
                                .toList());
            }
        });
        checks.put("compliance-chains-verified", new HealthCheck() {
            @Override
            protected Result check() {
                return result("not verified for too long", ChainWatches.now().overdue());
            }
        });
        return checks;
    }

    static HealthCheck.Result result(String complaint, Collection<ServiceName> services) {
        return services.isEmpty()
                ? HealthCheck.Result.healthy()
                : HealthCheck.Result.unhealthy(services.size() + " " + complaint + ": "
                        + services.stream()
                                .limit(MOST_NAMED)
                                .map(ServiceName::value)
                                .collect(Collectors.joining(", ")));
    }
}
