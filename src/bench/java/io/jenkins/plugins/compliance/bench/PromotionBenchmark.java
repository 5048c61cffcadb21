package io.jenkins.plugins.compliance.bench;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceDocument;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.FileReference;
import io.jenkins.plugins.compliance.evidence.LocalEvidenceFiles;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.DeploymentAction;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionEngine;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.Route;
import io.jenkins.plugins.compliance.promotion.Sleeper;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a promotion of one service takes from the call to its return, with an action that does nothing, beside what five
 * bare writes of 1 KiB with fdatasync take on the same disk, one for each of its entries. Medians, the two taking turns.
 *
 * <p>Arguments: directory, promotions; each has a default.
 */
public final class PromotionBenchmark {

    private static final ServiceName SERVICE = new ServiceName("service-a");
    private static final int ENTRIES = 5;

    private static final String POLICY = """
            format: 1
            name: shop
            promote-to:
              compliant:
                evidence: { coverage: { max-age: 7d } }
                gates: { coverage: { line: 80 } }
            services:
              service-a:
            """;

    private PromotionBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory(
                Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/bench")), "promotion-");
        int promotions = args.length > 1 ? Integer.parseInt(args[1]) : 600;
        LocalEvidenceFiles files = new LocalEvidenceFiles(directory.resolve("evidence"));
        PolicyInForce policy =
                PolicyInForce.of(Policy.parse(POLICY.getBytes(StandardCharsets.UTF_8), "compliance.yml"));
        try (LocalStore store = new LocalStore(
                        directory.resolve("chains"), InstantSource.system(), new SecureRandom()::nextLong);
                EvidenceChain chain = store.chain(SERVICE);
                FileChannel bare = FileChannel.open(directory.resolve("bare"), CREATE_NEW, WRITE)) {
            collect(files, chain);
            PromotionEngine engine =
                    new PromotionEngine(store, files, Optional.empty(), InstantSource.system(), Sleeper.system());
            long[] promoted = new long[promotions];
            long[] synced = new long[promotions];
            for (int i = 0; i < promotions; i++) {
                synced[i] = sync(bare);
                promoted[i] = promote(engine, policy, "p-" + i);
            }
            // The first half warms up.
            double promotion = median(promoted);
            double disk = median(synced);
            System.out.printf(
                    "promotion %.2f ms, %d writes with fdatasync %.2f ms, the difference %.2f ms (medians)%n",
                    promotion, ENTRIES, disk, promotion - disk);
        }
    }

    private static void collect(LocalEvidenceFiles files, EvidenceChain chain) throws IOException {
        JsonObject summary = JsonObject.of(Map.of("line", 91.5, "line_covered", 915, "line_total", 1000));
        EvidenceDocument document = new EvidenceDocument(EvidenceKind.COVERAGE, List.of(), summary, Map.of());
        FileReference file = files.put(
                "test_coverage_report.json", EvidenceDocument.MEDIA_TYPE, new ByteArrayInputStream(document.bytes()));
        chain.append(EntryDraft.of(
                SERVICE,
                EntryType.VALIDATION,
                Map.of(),
                Map.of(
                        "event",
                        "evidence_collected",
                        "kind",
                        "coverage",
                        "document",
                        file.toJson(),
                        "reports",
                        List.of(),
                        "summary",
                        summary)));
    }

    private static long promote(PromotionEngine engine, PolicyInForce policy, String id) throws Exception {
        PromotionRequest request = PromotionRequest.of(
                new PromotionId(id), List.of(SERVICE), new Route("sandbox", "compliant", "1.0"), "benchmark");
        DeploymentAction.Result done = new DeploymentAction.Result(0, Sha256Digest.ZERO, 0);
        long begin = System.nanoTime();
        boolean completed = engine.promote(policy, request, environment -> done, PromotionListener.NONE)
                .completed();
        long nanos = System.nanoTime() - begin;
        if (!completed) {
            throw new IllegalStateException(id + " did not complete");
        }
        return nanos;
    }

    private static long sync(FileChannel bare) throws IOException {
        ByteBuffer line = ByteBuffer.allocate(1024);
        long begin = System.nanoTime();
        for (int i = 0; i < ENTRIES; i++) {
            bare.write(line.clear());
            bare.force(false);
        }
        return System.nanoTime() - begin;
    }

    private static double median(long[] nanos) {
        long[] warm = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
        Arrays.sort(warm);
        return warm[warm.length / 2] / 1e6;
    }
}
