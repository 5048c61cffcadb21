package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceDocument;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.FileReference;
import io.jenkins.plugins.compliance.evidence.LocalEvidenceFiles;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.EvidenceStore;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Chains, evidence files and a policy in a directory, and what is promoted by them. */
final class PromotionFixture {

    static final ServiceName A = new ServiceName("service-a");
    static final ServiceName B = new ServiceName("service-b");
    static final ServiceName C = new ServiceName("service-c");
    static final Route ROUTE = new Route("sandbox", "compliant", "1.4.2");

    /** c is behind a, which is behind b: another order than by name. */
    static final String POLICY = """
            format: 1
            name: shop
            stages: [sandbox, compliant]
            promote-to:
              compliant:
                evidence:
                  sast: { max-age: 7d }
                  coverage: { max-age: 7d }
                gates:
                  sast: { critical: 0 }
                  coverage: { line: 80 }
            services:
              service-a:
                depends-on: [service-b]
              service-b:
              service-c:
                depends-on: [service-a]
            storage: local
            mesh: pending
            distribution: single_service_poc
            phase: sprint1_poc
            sprint: 1
            """;

    private final Path directory;
    final LocalStore store;
    final LocalEvidenceFiles files;
    final SettableClock clock = new SettableClock();
    final RecordingAction action = new RecordingAction();

    PromotionFixture(Path directory) {
        this.directory = directory;
        this.store = new LocalStore(directory.resolve("chains"), clock, new Random(7)::nextLong);
        this.files = new LocalEvidenceFiles(directory.resolve("evidence"));
    }

    Path directory() {
        return directory;
    }

    /** A time that stands still unless it is moved. */
    static final class SettableClock implements InstantSource {
        private Instant now = Instant.parse("2026-11-22T13:30:39.123Z");

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void advance(Duration time) {
            now = now.plus(time);
        }
    }

    /** An action that does as it is told and tells what it was called with. */
    static final class RecordingAction implements DeploymentAction {
        final List<Map<String, String>> calls = new ArrayList<>();
        private final List<Integer> exitCodes = new ArrayList<>();

        RecordingAction ending(Integer... codes) {
            exitCodes.addAll(Arrays.asList(codes));
            return this;
        }

        @Override
        public Result run(Map<String, String> environment) {
            calls.add(new TreeMap<>(environment));
            int exitCode = exitCodes.isEmpty() ? 0 : exitCodes.remove(0);
            return new Result(exitCode, Sha256Digest.compute("done\n".getBytes(StandardCharsets.UTF_8)), 5);
        }

        List<String> services() {
            return calls.stream().map(call -> call.get("PROMOTION_SERVICE")).toList();
        }
    }

    static PolicyInForce policy() {
        return policy(POLICY);
    }

    static PolicyInForce policy(String yaml) {
        try {
            return PolicyInForce.of(Policy.parse(yaml.getBytes(StandardCharsets.UTF_8), "compliance.yml"));
        } catch (PolicyException e) {
            throw new IllegalArgumentException(e);
        }
    }

    PromotionEngine engine() {
        return engine(store);
    }

    /** Time passes while it sleeps. */
    PromotionEngine engine(EvidenceStore chains) {
        return new PromotionEngine(chains, files, Optional.empty(), clock, clock::advance);
    }

    static PromotionRequest request(String id, ServiceName... services) {
        return PromotionRequest.of(new PromotionId(id), List.of(services), ROUTE, "alice");
    }

    /** Evidence of both kinds that passes every gate. */
    PromotionFixture withEvidence(ServiceName... services) throws IOException {
        for (ServiceName service : services) {
            sast(service, 0);
            coverage(service, 91.5);
        }
        return this;
    }

    EvidenceEntry sast(ServiceName service, int critical) throws IOException {
        return collect(
                service,
                EvidenceKind.SAST,
                Map.of("critical", critical, "high", 0, "medium", 0, "low", 0, "total", critical, "suppressed", 0),
                Map.of());
    }

    EvidenceEntry coverage(ServiceName service, double line) throws IOException {
        return collect(
                service,
                EvidenceKind.COVERAGE,
                Map.of("line", line, "line_covered", Math.round(line * 10), "line_total", 1000),
                Map.of());
    }

    EvidenceEntry collect(ServiceName service, EvidenceKind kind, Map<String, ?> summary, Map<String, ?> more)
            throws IOException {
        EvidenceDocument document = new EvidenceDocument(kind, List.of(), JsonObject.of(summary), Map.of());
        FileReference file =
                files.put(kind.documentName(), EvidenceDocument.MEDIA_TYPE, new ByteArrayInputStream(document.bytes()));
        TreeMap<String, Object> data = new TreeMap<>(more);
        data.put("event", "evidence_collected");
        data.put("kind", kind.word());
        data.put("document", file.toJson());
        data.put("reports", List.of());
        data.put("summary", summary);
        return append(service, EntryType.VALIDATION, data);
    }

    EvidenceEntry append(ServiceName service, EntryType type, Map<String, ?> data) throws IOException {
        try (EvidenceChain chain = store.chain(service)) {
            return chain.append(EntryDraft.of(service, type, Map.of(), data));
        }
    }

    /** The file of a collected document. */
    Path document(EvidenceEntry collected) {
        String digest =
                collected.data().object("document").orElseThrow().text("sha256").orElseThrow();
        return directory
                .resolve("evidence/sha256")
                .resolve(digest.substring(0, 2))
                .resolve(digest);
    }

    List<EvidenceEntry> entries(ServiceName service) throws IOException {
        List<EvidenceEntry> entries = new ArrayList<>();
        try (EntryReader reader = store.snapshot(service).read(0, Long.MAX_VALUE)) {
            for (Optional<EvidenceEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                entries.add(entry.get());
            }
        }
        return entries;
    }

    /** The events of a chain, without those of collecting evidence. */
    List<String> events(ServiceName service) throws IOException {
        return entries(service).stream()
                .map(entry -> entry.data().text("event").orElseThrow())
                .filter(event -> !event.equals("evidence_collected"))
                .toList();
    }

    /** The data of the last entry of that event. */
    JsonObject last(ServiceName service, String event) throws IOException {
        return entries(service).stream()
                .map(EvidenceEntry::data)
                .filter(data -> data.text("event").equals(Optional.of(event)))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    ServiceState state(ServiceName service) throws IOException {
        ServiceState state = new ServiceState(service);
        state.update(store.snapshot(service));
        return state;
    }
}
