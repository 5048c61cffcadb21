package io.jenkins.plugins.compliance.bench;

import io.jenkins.plugins.compliance.chain.verify.ChainExpectations;
import io.jenkins.plugins.compliance.chain.verify.ChainVerifier;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Optional;

/**
 * Verifies a long chain that is made while it is read; meant for {@code -Xmx64m}. Prints the peak of the heap.
 *
 * <p>Arguments: number of entries (10000000), bytes of an entry (450), threads (2).
 */
public final class VerifyMemoryBenchmark {

    private VerifyMemoryBenchmark() {}

    public static void main(String[] args) throws IOException {
        long entries = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        int lineLength = args.length > 1 ? Integer.parseInt(args[1]) : 450;
        int threads = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        VerificationReport report = new ChainVerifier(ChainExpectations.NONE, Optional.empty(), threads)
                .verify(new GeneratedChain(entries, lineLength), List.of(), finding -> {
                    throw new AssertionError(finding);
                });
        if (report.verdict() != Verdict.VALID || report.entries() != entries) {
            throw new AssertionError(report);
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.printf(
                "%d entries, %.1f GB, %d threads: valid; heap limit %d MiB, peak %d MiB%n",
                report.entries(),
                report.bytes() / 1e9,
                threads,
                Runtime.getRuntime().maxMemory() >> 20,
                peak >> 20);
    }
}
