package io.jenkins.plugins.compliance.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How long callers waited for their entries to be durable, counted by upper bounds since the store was made. Thread-safe;
 * counting costs two atomic additions.
 */
public final class AppendTimes {

    /** Upper bounds: around a solid-state disk's {@code fdatasync} at the lower end, a disk in distress at the upper. */
    private static final List<Duration> BOUNDS = List.of(
            Duration.ofNanos(500_000),
            Duration.ofMillis(1),
            Duration.ofNanos(2_500_000),
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofMillis(2500),
            Duration.ofSeconds(5));

    private final LongSupplier nanoTime;

    /** The last one counts what took longer than every bound. */
    private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.size() + 1);

    private final LongAdder nanos = new LongAdder();

    /** @param nanoTime a clock as {@link System#nanoTime} */
    AppendTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * What was counted so far.
     *
     * @param buckets number of appends by upper bounds, ascending; each counts those of the bounds before it, too
     * @param count number of all appends
     * @param sum what they took together
     */
    public record Histogram(List<Bucket> buckets, long count, Duration sum) {
        public Histogram {
            buckets = List.copyOf(buckets);
        }
    }

    /**
     * A bucket.
     *
     * @param atMost upper bound
     * @param count how many appends took no longer
     */
    public record Bucket(Duration atMost, long count) {}

    /** When an append began, for {@link #ended}. */
    long begin() {
        return nanoTime.getAsLong();
    }

    /** Counts an append that was acknowledged. */
    void ended(long begin) {
        long took = Math.max(0, nanoTime.getAsLong() - begin);
        int bucket = 0;
        while (bucket < BOUNDS.size() && took > BOUNDS.get(bucket).toNanos()) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        nanos.add(took);
    }

    /** What was counted so far. Appends that end meanwhile may be in it or not. */
    public Histogram histogram() {
        List<Bucket> buckets = new ArrayList<>();
        long count = 0;
        for (int i = 0; i < BOUNDS.size(); i++) {
            count += counts.get(i);
            buckets.add(new Bucket(BOUNDS.get(i), count));
        }
        return new Histogram(buckets, count + counts.get(BOUNDS.size()), Duration.ofNanos(nanos.sum()));
    }
}
