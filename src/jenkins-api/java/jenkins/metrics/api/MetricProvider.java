package jenkins.metrics.api;

import com.codahale.metrics.MetricSet;
import hudson.ExtensionPoint;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class MetricProvider implements ExtensionPoint {

    public MetricProvider() {}

    public abstract MetricSet getMetricSet();
}
