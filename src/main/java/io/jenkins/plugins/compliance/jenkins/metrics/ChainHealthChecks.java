package io.jenkins.plugins.compliance.jenkins.metrics;

import com.codahale.metrics.health.HealthCheck;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.health.ChainWatches;
import io.jenkins.plugins.compliance.jenkins.installation.ChainWatch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.metrics.api.HealthCheckProvider;
import org.jenkinsci.plugins.variant.OptionalExtension;

/** Tells the Metrics plugin whether chains are broken, cannot be checked, or were not verified for too long. Thread-safe; reads no chain. */
@OptionalExtension(requirePlugins = "metrics")
public final class ChainHealthChecks extends HealthCheckProvider {

    private static final int MOST_NAMED = 10;

    @Override
    public Map<String, HealthCheck> getHealthChecks() {
        Map<String, HealthCheck> checks = new TreeMap<>();
        checks.put("compliance-chains-intact", new HealthCheck() {
            @Override
            protected Result check() {
                return intact(ChainWatches.now());
            }
        });
        checks.put("compliance-chains-verified", new HealthCheck() {
            @Override
            protected Result check() {
                return overdue(ChainWatches.now());
            }
        });
        return checks;
    }

    /** A chain that cannot be checked is not known to be intact. */
    static HealthCheck.Result intact(ChainWatch watch) {
        List<String> broken =
                watch.broken().stream().map(result -> result.service().value()).toList();
        List<String> doubts = watch.cannotCheck().entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .toList();
        List<String> complaints = Stream.of(complaint("broken", broken), complaint("cannot be checked", doubts))
                .filter(text -> !text.isEmpty())
                .toList();
        return complaints.isEmpty()
                ? HealthCheck.Result.healthy()
                : HealthCheck.Result.unhealthy(String.join("; ", complaints));
    }

    private static HealthCheck.Result overdue(ChainWatch watch) {
        String complaint = complaint(
                "not verified for too long",
                watch.overdue().stream().map(ServiceName::value).toList());
        return complaint.isEmpty() ? HealthCheck.Result.healthy() : HealthCheck.Result.unhealthy(complaint);
    }

    private static String complaint(String what, List<String> services) {
        return services.isEmpty()
                ? ""
                : services.size() + " " + what + ": "
                        + services.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    }
}
