package io.jenkins.plugins.compliance.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.FileReference;
import io.jenkins.plugins.compliance.evidence.LocalEvidenceFiles;
import io.jenkins.plugins.compliance.evidence.MeshMode;
import io.jenkins.plugins.compliance.evidence.ProvisionalState;
import io.jenkins.plugins.compliance.evidence.StorageMode;
import io.jenkins.plugins.compliance.promotion.PromotionEvent;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import io.jenkins.plugins.compliance.store.ChainSnapshot;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import io.jenkins.plugins.compliance.store.TreeHead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The chain of service-a with a promotion or more in it, the evidence, and the key: all there is to package. */
final class PackageFixture {

    static final ServiceName SERVICE = new ServiceName("service-a");
    static final String KEY_NAME = "jenkins.example.com/compliance";
    static final String PROMOTION = "build-17";
    static final String POLICY = "ab".repeat(32);

    private static final Instant START = Instant.parse("2026-11-22T13:30:39.123Z");

    private final Path directory;
    private final LocalEvidenceFiles files;
    private final Ed25519Signer signer = signer(1);
    private final AtomicInteger seconds = new AtomicInteger();
    private final Random random = new Random(4);
    private final Map<EvidenceKind, EvidenceEntry> evidence = new LinkedHashMap<>();
    private ProvisionalState state = ProvisionalState.firstSprint(MeshMode.PENDING, StorageMode.LOCAL);
    private String requester = "jane@example.com";
    private List<String> approvers = List.of();

    PackageFixture(Path directory) {
        this.directory = directory;
        this.files = new LocalEvidenceFiles(directory.resolve("evidence"));
    }

    static Ed25519Signer signer(int seed) {
        byte[] bytes = new byte[Ed25519Signer.SEED_BYTES];
        Arrays.fill(bytes, (byte) seed);
        return Ed25519Signer.ofSeed(bytes);
    }

    /** A promotion on four kinds of evidence that was completed. */
    static PackageFixture completed(Path directory) throws IOException {
        PackageFixture fixture = new PackageFixture(directory);
        fixture.collectAll();
        fixture.promote(PROMOTION);
        return fixture;
    }

    PackageFixture state(ProvisionalState provisional) {
        this.state = provisional;
        return this;
    }

    PackageFixture requester(String name) {
        this.requester = name;
        return this;
    }

    PackageFixture approvedBy(String... names) {
        this.approvers = List.of(names);
        return this;
    }

    void collectAll() throws IOException {
        collect(
                EvidenceKind.SAST,
                Map.of("critical", 0, "high", 1, "low", 3, "medium", 2, "suppressed", 1, "total", 6),
                report("spotbugs.sarif", "{\"runs\":[]}"),
                report("error prone.sarif", "{\"runs\":[1]}"));
        collect(
                EvidenceKind.COVERAGE,
                Map.of("branch", 81.25, "line", 91.43, "line_covered", 9143, "line_total", 10000),
                report("jacoco.xml", "<report/>"));
        collect(
                EvidenceKind.TESTS,
                Map.of("errors", 0, "failed", 0, "passed", 412, "skipped", 3, "total", 415),
                report("TEST-a.xml", "<testsuite/>"));
        collect(
                EvidenceKind.SBOM,
                Map.of("components", 7, "critical", 0, "high", 0),
                report("../bom.json", "{\"bom\":1}"));
    }

    record Report(String name, String content) {}

    static Report report(String name, String content) {
        return new Report(name, content);
    }

    EvidenceEntry collect(EvidenceKind kind, Map<String, ?> summary, Report... reports) throws IOException {
        List<JsonObject> rows = new ArrayList<>();
        for (Report report : reports) {
            rows.add(files.put(
                            report.name(),
                            "application/octet-stream",
                            new ByteArrayInputStream(report.content().getBytes(UTF_8)))
                    .toJson());
        }
        byte[] document = CanonicalJson.write(
                JsonObject.of(Map.of("format", 1, "kind", kind.word(), "reports", rows, "summary", summary)));
        FileReference file = files.put(kind.documentName(), "application/json", new ByteArrayInputStream(document));
        EvidenceEntry entry = append(
                EntryType.VALIDATION,
                Map.of(
                        "event",
                        "evidence_collected",
                        "kind",
                        kind.word(),
                        "document",
                        file.toJson(),
                        "reports",
                        rows,
                        "report_count",
                        rows.size(),
                        "summary",
                        summary));
        evidence.put(kind, entry);
        return entry;
    }

    /** A whole promotion, validated and completed. */
    void promote(String promotion) throws IOException {
        request(promotion, "promote");
        evaluate(promotion, passedGates());
        event(promotion, EntryType.VALIDATION, "validated", Map.of("policy", POLICY));
        event(promotion, EntryType.PROMOTION, "started", Map.of());
        event(
                promotion,
                EntryType.PROMOTION,
                "completed",
                Map.of("exit_code", 0, "output", Map.of("size", 12, "sha256", "cd".repeat(32))));
    }

    void request(String promotion, String action) throws IOException {
        TreeMap<String, Object> asked = new TreeMap<>(Map.of(
                "action",
                action,
                "from",
                "sandbox",
                "to",
                "compliant",
                "version",
                "1.4.2",
                "requester",
                requester,
                "mode",
                "linear",
                "services",
                List.of("service-a"),
                "policy",
                POLICY));
        event(promotion, EntryType.PROMOTION, "requested", asked);
    }

    static List<Map<String, ?>> passedGates() {
        return List.of(
                Map.of(
                        "id",
                        "sast.high",
                        "status",
                        "waived",
                        "value",
                        1,
                        "limit",
                        0,
                        "reason",
                        "1 finding of severity high",
                        "waiver",
                        Map.of(
                                "reason",
                                "false positive, see ticket 12",
                                "owner",
                                "sec@example.com",
                                "expires",
                                "2027-01-31")),
                Map.of("id", "coverage.line", "status", "passed", "value", 91.43, "limit", 80));
    }

    void evaluate(String promotion, List<Map<String, ?>> gates) throws IOException {
        boolean passed = gates.stream().noneMatch(gate -> "failed".equals(gate.get("status")));
        List<Map<String, ?>> items = new ArrayList<>();
        for (EvidenceKind kind : List.of(EvidenceKind.COVERAGE, EvidenceKind.SAST)) {
            if (!evidence.containsKey(kind)) {
                items.add(Map.of("kind", kind.word(), "status", "missing"));
            }
        }
        evidence.forEach((kind, entry) -> items.add(Map.of(
                "kind",
                kind.word(),
                "status",
                "present",
                "sequence",
                entry.sequence(),
                "hash",
                entry.hash().hex())));
        TreeMap<String, Object> evaluated = new TreeMap<>(
                Map.of("policy", POLICY, "evidence", items, "gates", gates, "verdict", passed ? "passed" : "failed"));
        if (!approvers.isEmpty()) {
            evaluated.put(
                    "approvals",
                    approvers.stream()
                            .map(name -> Map.of("user", name, "roles", List.of()))
                            .toList());
        }
        event(promotion, EntryType.VALIDATION, "gates_evaluated", evaluated);
    }

    EvidenceEntry event(String promotion, EntryType type, String event, Map<String, ?> more) throws IOException {
        TreeMap<String, Object> data = new TreeMap<>(more);
        data.put("event", event);
        data.put("promotion", promotion);
        return append(type, data);
    }

    EvidenceEntry append(EntryType type, Map<String, ?> data) throws IOException {
        try (LocalStore store = store();
                EvidenceChain chain = store.chain(SERVICE)) {
            return chain.append(new EntryDraft(SERVICE, type, state.metadata(), JsonObject.of(data)));
        }
    }

    /** Has the present head signed. */
    void publish() throws Exception {
        try (LocalStore store = store();
                EvidenceChain chain = store.chain(SERVICE)) {
            TreeHead head = chain.treeHead();
            chain.publish(new CheckpointSigner(KEY_NAME, signer).sign(SERVICE, head.size(), head.root()));
        }
    }

    LocalStore store() {
        return new LocalStore(
                directory.resolve("chains"),
                () -> START.plus(Duration.ofSeconds(seconds.getAndIncrement())),
                random::nextLong);
    }

    PackageSigner packageSigner() {
        return PackageSigner.of(KEY_NAME, signer);
    }

    LocalEvidenceFiles files() {
        return files;
    }

    Path directory() {
        return directory;
    }

    Path write() throws Exception {
        return write(PROMOTION);
    }

    Path write(String promotion) throws Exception {
        return write(promotion, directory.resolve(promotion + ".zip"));
    }

    Path write(String promotion, Path target) throws Exception {
        new EvidencePackageWriter(files, packageSigner())
                .write(store().readOnly(SERVICE).snapshot(), SERVICE, promotion, target);
        return target;
    }

    /**
     * Writes the package that a program would write that takes every entry for what it says, and the last for the end: as
     * whoever has the key can.
     */
    Path forge() throws Exception {
        ChainSnapshot chain = store().readOnly(SERVICE).snapshot();
        List<EvidenceEntry> entries = new ArrayList<>();
        PackagedChain.forEach(chain, Long.MAX_VALUE, entry -> {
            if (entry.data().text("promotion").equals(Optional.of(PROMOTION))) {
                entries.add(entry);
            }
        });
        List<PromotionRecord.Step> course = new ArrayList<>();
        for (EvidenceEntry entry : entries) {
            for (PromotionEvent event : PromotionEvent.values()) {
                if (event.word().equals(PromotionRecord.event(entry)) && event != PromotionEvent.FAIL_AND_ROLL_BACK) {
                    course.add(new PromotionRecord.Step(event, entry));
                }
            }
        }
        if (course.isEmpty()) {
            course.add(new PromotionRecord.Step(PromotionEvent.REQUEST, entries.get(0)));
        }
        PromotionRecord record = PromotionRecord.of(
                SERVICE,
                PROMOTION,
                entries,
                course,
                consumer -> PackagedChain.forEach(chain, Long.MAX_VALUE, consumer));
        Path target = directory.resolve("forged.zip");
        new EvidencePackageWriter(files, packageSigner())
                .write(PackagedChain.of(chain, record, packageSigner()), target);
        return target;
    }

    Path distribute() throws Exception {
        Path target = directory.resolve("distribution.zip");
        new DistributionPackageWriter(packageSigner()).write(write(), target);
        return target;
    }

    /** A file with the verifier key. */
    Path keyFile() throws IOException {
        return Files.writeString(
                directory.resolve("trusted.vkey"),
                new CheckpointSigner(KEY_NAME, signer).verifierKey().format() + "\n");
    }

    Optional<TrustedKeys> trusted() throws Exception {
        return Optional.of(TrustedKeys.read(keyFile(), Optional.empty()));
    }
}
