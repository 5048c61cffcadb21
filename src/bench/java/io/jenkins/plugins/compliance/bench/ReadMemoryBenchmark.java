package io.jenkins.plugins.compliance.bench;

import io.jenkins.plugins.compliance.evidence.ReportSource;
import io.jenkins.plugins.compliance.evidence.report.GeneratedReport;
import io.jenkins.plugins.compliance.evidence.report.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;

/**
 * Reads a long report of each format that is made while it is read; meant for {@code -Xmx64m}. Prints the peak of the heap.
 *
 * <p>Argument: megabytes (500).
 */
public final class ReadMemoryBenchmark {

    private ReadMemoryBenchmark() {}

    public static void main(String[] args) throws IOException {
        long megabytes = args.length > 0 ? Long.parseLong(args[0]) : 500;
        for (GeneratedReport report : GeneratedReport.values()) {
            long items = megabytes * 1_000_000 / (length(report.of(1000)) / 1000);
            long bytes = length(report.of(items));
            resetPeaks();
            long start = System.nanoTime();
            ReportSource source = report.of(items);
            String summary = ReportReader.read(source, Optional.empty())
                    .content()
                    .summary()
                    .members()
                    .toString();
            System.out.printf(
                    "%s: %.0f MB in %.1f s; heap limit %d MiB, peak %d MiB; %s%n",
                    report,
                    bytes / 1e6,
                    (System.nanoTime() - start) / 1e9,
                    Runtime.getRuntime().maxMemory() >> 20,
                    peak() >> 20,
                    summary);
        }
    }

    private static long length(ReportSource source) throws IOException {
        try (InputStream in = source.open()) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
