package io.jenkins.plugins.compliance.bench;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.verify.ChainExpectations;
import io.jenkins.plugins.compliance.chain.verify.ChainVerifier;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The verifier against raw SHA-256 over the same bytes, in the same run. Rounds alternate; what is printed is the median
 * of the rounds' ratios.
 *
 * <p>Arguments: number of entries (40000), bytes of an entry (1024), rounds (15).
 */
public final class VerifyBenchmark {

    private final byte[] chain;
    private final int entries;
    private final int[] lineEnds;

    private VerifyBenchmark(int entries, int lineLength) {
        this.entries = entries;
        this.lineEnds = new int[entries];
        GeneratedChain generator = new GeneratedChain(entries, lineLength);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < entries; i++) {
            bytes.writeBytes(generator.nextLine());
            lineEnds[i] = bytes.size();
            bytes.write('\n');
        }
        this.chain = bytes.toByteArray();
    }

    public static void main(String[] args) throws IOException {
        int entries = args.length > 0 ? Integer.parseInt(args[0]) : 40_000;
        int lineLength = args.length > 1 ? Integer.parseInt(args[1]) : 1024;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 15;
        new VerifyBenchmark(entries, lineLength).run(rounds);
    }

    private void run(int rounds) throws IOException {
        System.out.printf("%d entries of %d bytes on average%n", entries, chain.length / entries);
        double[] raw = new double[rounds];
        double[] twice = new double[rounds];
        double[] one = new double[rounds];
        double[] two = new double[rounds];
        for (int round = -3; round < rounds; round++) {
            double rawRate = rate(this::hashEachLine);
            double twiceRate = rate(this::hashEachLineTwice);
            double oneRate = rate(() -> verify(1));
            double twoRate = rate(() -> verify(2));
            if (round >= 0) {
                raw[round] = rawRate;
                twice[round] = twiceRate / rawRate;
                one[round] = oneRate / rawRate;
                two[round] = twoRate / oneRate;
            }
        }
        System.out.printf("raw SHA-256 of each line, one core:       %.3f M/s%n", median(raw) / 1e6);
        System.out.printf(
                "two SHA-256 of each line / raw:           %.2f (the limit of this format on one core)%n",
                median(twice));
        System.out.printf("verify on one core / raw:                 %.2f%n", median(one));
        System.out.printf("verify on one core / two SHA-256:         %.2f%n", median(one) / median(twice));
        System.out.printf("verify on two cores / verify on one core: %.2f%n", median(two));
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Entries a second. */
    private double rate(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return entries * 1e9 / (System.nanoTime() - start);
    }

    private void hashEachLine() {
        hash(1);
    }

    private void hashEachLineTwice() {
        hash(2);
    }

    private void hash(int times) {
        MessageDigest sha256 = Sha256Digest.newMessageDigest();
        int from = 0;
        int sum = 0;
        for (int end : lineEnds) {
            for (int i = 0; i < times; i++) {
                sha256.update(chain, from, end - from);
                sum += sha256.digest()[0];
            }
            from = end + 1;
        }
        if (sum == Integer.MIN_VALUE) {
            throw new AssertionError("keeps the work from being optimised away");
        }
    }

    private void verify(int threads) throws IOException {
        VerificationReport report = new ChainVerifier(ChainExpectations.NONE, Optional.empty(), threads)
                .verify(new ByteArrayInputStream(chain), List.of(), finding -> {
                    throw new AssertionError(finding);
                });
        if (report.verdict() != Verdict.VALID || report.entries() != entries) {
            throw new AssertionError(report);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
