package io.jenkins.plugins.compliance.jenkins.metrics;

import io.jenkins.plugins.compliance.store.AppendTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long appends took, as a histogram of seconds. Stateless. */
final class AppendLatency {

    private static final double NANOS = 1e9;

    private AppendLatency() {}

    static Metric of(AppendTimes.Histogram histogram) {
        List<Metric.Sample> samples = new ArrayList<>();
        for (AppendTimes.Bucket bucket : histogram.buckets()) {
            samples.add(new Metric.Sample(
                    "_bucket", List.of(Double.toString(seconds(bucket.atMost()))), (double) bucket.count()));
        }
        samples.add(new Metric.Sample("_bucket", List.of("+Inf"), (double) histogram.count()));
        samples.add(new Metric.Sample("_count", List.of(), (double) histogram.count()));
        samples.add(new Metric.Sample("_sum", List.of(), seconds(histogram.sum())));
        return new Metric(
                "evidence_append_duration_seconds",
                Metric.Type.HISTOGRAM,
                "How long callers waited until an entry was durable, since this controller started.",
                List.of(),
                samples);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
