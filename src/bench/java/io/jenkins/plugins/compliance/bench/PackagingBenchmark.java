package io.jenkins.plugins.compliance.bench;

import io.jenkins.plugins.compliance.bundle.EvidencePackageWriter;
import io.jenkins.plugins.compliance.bundle.PackageSigner;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.FileReference;
import io.jenkins.plugins.compliance.evidence.LocalEvidenceFiles;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;

/**
 * How fast a package with a GiB of original reports is made, beside {@code sha256sum} over the same bytes, and what
 * compressing them would cost. Arguments: an empty directory, and how many reports of 64 MiB (16). Run it with -Xmx128m.
 */
public final class PackagingBenchmark {

    private static final ServiceName SERVICE = new ServiceName("service-a");
    private static final int REPORT_BYTES = 64 << 20;
    private static final int ROUNDS = 5;

    private PackagingBenchmark() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        int reports = args.length > 1 ? Integer.parseInt(args[1]) : 16;
        LocalEvidenceFiles files = new LocalEvidenceFiles(directory.resolve("evidence"));
        List<Path> raw = new ArrayList<>();
        LocalStore store = new LocalStore(directory.resolve("chains"), InstantSource.system(), new Random(1)::nextLong);
        promote(store, collect(files, reports, raw, directory));
        PackageSigner signer = PackageSigner.of("bench.example.com", Ed25519Signer.generate(new SecureRandom()));
        double bytes = (double) reports * REPORT_BYTES;
        for (int round = 0; round < ROUNDS; round++) {
            Path target = directory.resolve("package.zip");
            double sum = seconds(() -> sha256sum(raw));
            double packing = seconds(() -> new EvidencePackageWriter(files, signer)
                    .write(store.readOnly(SERVICE).snapshot(), SERVICE, "p1", target));
            System.out.printf(
                    "sha256sum %.0f MB/s, package %.0f MB/s, ratio %.2f, heap %d MiB, package %d bytes%n",
                    bytes / sum / 1e6,
                    bytes / packing / 1e6,
                    sum / packing,
                    Runtime.getRuntime().maxMemory() >> 20,
                    Files.size(target));
        }
        for (int level : new int[] {1, 6}) {
            compress(raw.get(0), level);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static double seconds(Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void sha256sum(List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sha256sum"));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("sha256sum failed");
        }
    }

    private static void compress(Path file, int level) throws Exception {
        byte[] content = Files.readAllBytes(file.getParent().resolve("small"));
        Deflater deflater = new Deflater(level, true);
        byte[] out = new byte[1 << 16];
        long[] compressed = {0};
        double seconds = seconds(() -> {
            deflater.setInput(content);
            deflater.finish();
            while (!deflater.finished()) {
                compressed[0] += deflater.deflate(out);
            }
        });
        deflater.end();
        System.out.printf(
                "deflate level %d: %.0f MB/s, to %.1f %%%n",
                level, content.length / seconds / 1e6, 100.0 * compressed[0] / content.length);
    }

    /** Reports that look like SARIF, so that compression has its chance. */
    private static EvidenceFile collect(LocalEvidenceFiles files, int reports, List<Path> raw, Path directory)
            throws IOException {
        Random random = new Random(42);
        List<JsonObject> rows = new ArrayList<>();
        for (int i = 0; i < reports; i++) {
            Path file = directory.resolve("report-" + i + ".sarif");
            try (var out = Files.newOutputStream(file)) {
                for (long size = 0; size < REPORT_BYTES; ) {
                    byte[] part = findings(random);
                    int length = (int) Math.min(part.length, REPORT_BYTES - size);
                    out.write(part, 0, length);
                    size += length;
                }
            }
            if (i == 0) {
                try (InputStream in = Files.newInputStream(file)) {
                    Files.write(directory.resolve("small"), in.readNBytes(16 << 20));
                }
            }
            raw.add(file);
            try (InputStream in = Files.newInputStream(file)) {
                rows.add(files.put(file.getFileName().toString(), "application/sarif+json", in)
                        .toJson());
            }
        }
        byte[] document = CanonicalJson.write(JsonObject.of(Map.of("format", 1, "kind", "sast", "reports", rows)));
        return new EvidenceFile(
                files.put(EvidenceKind.SAST.documentName(), "application/json", new ByteArrayInputStream(document)),
                rows);
    }

    private static byte[] findings(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append("{\"ruleId\":\"R")
                    .append(random.nextInt(500))
                    .append("\",\"level\":\"warning\",\"message\":{\"text\":\"value ")
                    .append(Long.toHexString(random.nextLong()))
                    .append("\"},\"locations\":[{\"physicalLocation\":{\"region\":{\"startLine\":")
                    .append(random.nextInt(2000))
                    .append("}}}]},\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private record EvidenceFile(FileReference document, List<JsonObject> reports) {}

    private static void promote(LocalStore store, EvidenceFile evidence) throws IOException {
        try (EvidenceChain chain = store.chain(SERVICE)) {
            EvidenceEntry collected = chain.append(draft(
                    EntryType.VALIDATION,
                    Map.of(
                            "event",
                            "evidence_collected",
                            "kind",
                            "sast",
                            "document",
                            evidence.document().toJson(),
                            "reports",
                            evidence.reports(),
                            "summary",
                            Map.of("critical", 0))));
            chain.append(draft(EntryType.PROMOTION, Map.of("event", "requested", "promotion", "p1")));
            chain.append(draft(
                    EntryType.VALIDATION,
                    Map.of(
                            "event",
                            "gates_evaluated",
                            "promotion",
                            "p1",
                            "evidence",
                            List.of(Map.of(
                                    "kind",
                                    "sast",
                                    "status",
                                    "present",
                                    "sequence",
                                    collected.sequence(),
                                    "hash",
                                    collected.hash().hex())))));
            chain.append(draft(EntryType.VALIDATION, Map.of("event", "validated", "promotion", "p1")));
        }
    }

    private static EntryDraft draft(EntryType type, Map<String, ?> data) {
        return EntryDraft.of(SERVICE, type, Map.of("sprint", "1"), data);
    }
}
