package io.jenkins.plugins.compliance.jenkins.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * A metric with all its samples, as every monitoring system understands it. Immutable.
 *
 * @param name by the conventions of Prometheus: base unit last, {@code _total} for a counter
 * @param type what kind of number it is
 * @param help one line
 * @param labelNames what tells the samples apart
 * @param samples each with as many label values
 */
record Metric(String name, Type type, String help, List<String> labelNames, List<Sample> samples) {

    /** What kind of number it is. */
    enum Type {
        GAUGE,
        COUNTER,
        HISTOGRAM
    }

    /**
     * One number.
     *
     * @param suffix what it adds to the metric's name, empty but for parts of histograms
     * @param labelValues in the order of the label names; those of a histogram's buckets end with the bound
     */
    record Sample(String suffix, List<String> labelValues, double value) {
        Sample {
            labelValues = List.copyOf(labelValues);
        }
    }

    Metric {
        labelNames = List.copyOf(labelNames);
        samples = List.copyOf(samples);
    }

    /** Gathers samples. Confined to one thread. */
    static final class Builder {

        private final String name;
        private final Type type;
        private final String help;
        private final List<String> labelNames;
        private final List<Sample> samples = new ArrayList<>();

        Builder(String name, Type type, String help, String... labelNames) {
            this.name = name;
            this.type = type;
            this.help = help;
            this.labelNames = List.of(labelNames);
        }

        void add(Number value, String... labelValues) {
            if (labelValues.length != labelNames.size()) {
                throw new IllegalArgumentException(name + " has the labels " + labelNames);
            }
            samples.add(new Sample("", List.of(labelValues), value.doubleValue()));
        }

        Metric build() {
            return new Metric(name, type, help, labelNames, samples);
        }
    }
}
