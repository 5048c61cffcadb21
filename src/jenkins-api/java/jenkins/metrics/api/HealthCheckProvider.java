package jenkins.metrics.api;

import com.codahale.metrics.health.HealthCheck;
import hudson.ExtensionPoint;
import java.util.Map;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class HealthCheckProvider implements ExtensionPoint {

    public HealthCheckProvider() {}

    public abstract Map<String, HealthCheck> getHealthChecks();
}
