package io.jenkins.plugins.compliance.jenkins.metrics;

import io.prometheus.client.Collector;
import java.util.ArrayList;
import java.util.List;

/** Metrics in the words of the Prometheus client. The only class that knows both. Stateless. */
final class PrometheusFamilies {

    private static final String BOUND = "le";

    private PrometheusFamilies() {}

    static List<Collector.MetricFamilySamples> of(List<Metric> metrics) {
        return metrics.stream().map(PrometheusFamilies::family).toList();
    }

    private static Collector.MetricFamilySamples family(Metric metric) {
        List<Collector.MetricFamilySamples.Sample> samples = new ArrayList<>();
        for (Metric.Sample sample : metric.samples()) {
            samples.add(new Collector.MetricFamilySamples.Sample(
                    metric.name() + sample.suffix(), labels(metric, sample), sample.labelValues(), sample.value()));
        }
        return new Collector.MetricFamilySamples(metric.name(), type(metric.type()), metric.help(), samples);
    }

    private static List<String> labels(Metric metric, Metric.Sample sample) {
        List<String> labels = new ArrayList<>(metric.labelNames());
        if (sample.labelValues().size() > labels.size()) {
            labels.add(BOUND);
        }
        return labels;
    }

    private static Collector.Type type(Metric.Type type) {
        return switch (type) {
            case GAUGE -> Collector.Type.GAUGE;
            case COUNTER -> Collector.Type.COUNTER;
            case HISTOGRAM -> Collector.Type.HISTOGRAM;
        };
    }
}
