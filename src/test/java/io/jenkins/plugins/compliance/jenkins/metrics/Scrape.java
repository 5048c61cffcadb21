package io.jenkins.plugins.compliance.jenkins.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;

/** What the Prometheus plugin answers to a scrape. */
record Scrape(List<Metric> metrics) {

    private List<Collector.MetricFamilySamples> families() {
        return PrometheusFamilies.of(metrics);
    }

    /** In the format of old, 0.0.4. */
    String text() throws IOException {
        StringWriter out = new StringWriter();
        TextFormat.write004(out, Collections.enumeration(families()));
        return out.toString();
    }

    /** As OpenMetrics 1.0.0. */
    String openMetrics() throws IOException {
        StringWriter out = new StringWriter();
        TextFormat.writeOpenMetrics100(out, Collections.enumeration(families()));
        return out.toString();
    }
}
