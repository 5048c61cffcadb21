package io.jenkins.plugins.compliance.jenkins.metrics;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceDocument;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.FileReference;
import io.jenkins.plugins.compliance.jenkins.installation.Backups;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.InstallationFixture;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import io.jenkins.plugins.compliance.promotion.DeploymentAction;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.Route;
import io.jenkins.plugins.compliance.promotion.Sleeper;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** An installation with services in every condition that metrics tell apart. */
final class ShopFixture {

    private static final String POLICY = """
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
            services:
              service-a:
              service-b:
              service-c:
              service-d:
              service-f:
            storage: local
            mesh: pending
            distribution: single_service_poc
            phase: sprint1_poc
            sprint: 1
            """;

    private final InstallationFixture fixture;
    private final Backups backups = new Backups();
    private Optional<Path> target = Optional.empty();
    private Optional<Policy> policy = Optional.empty();

    ShopFixture(Path home) throws Exception {
        fixture = new InstallationFixture(home);
    }

    /**
     * The whole shop: service-a is promoted, of service-b a report was missing, the deployment of service-c failed,
     * service-d was tampered with after its promotion, of service-e there is unsigned evidence only, and service-f is gone.
     */
    ShopFixture open() throws Exception {
        promoted("service-a");
        sast("service-b");
        promote("service-b", 0);
        withEvidence("service-c");
        promote("service-c", 1);
        promoted("service-d");
        sast("service-e");
        promoted("service-f");
        fixture.verifications().verifyAll();
        fixture.installation().statuses().refresh();
        fixture.tamper("service-d");
        fixture.remove("service-f");
        fixture.verifications().verifyAll();
        return this;
    }

    Installation installation() {
        return fixture.installation();
    }

    InstallationFixture files() {
        return fixture;
    }

    List<Metric> metrics() throws Exception {
        return new ComplianceMetrics(ServiceFacts.now(
                        installation(),
                        policy,
                        Duration.ofDays(1),
                        target.map(directory -> backups.standing(installation(), directory))))
                .all();
    }

    /** Makes the policy that everything here is promoted by the global one. */
    ShopFixture withGlobalPolicy() throws Exception {
        return withGlobalPolicy(UnaryOperator.identity());
    }

    /** Makes the global policy what becomes of that text. */
    ShopFixture withGlobalPolicy(UnaryOperator<String> change) throws Exception {
        policy = Optional.of(Policy.parse(change.apply(POLICY).getBytes(StandardCharsets.UTF_8), "compliance.yml"));
        return this;
    }

    ShopFixture verified() throws Exception {
        fixture.verifications().verifyAll();
        return this;
    }

    private static Policy policy() throws PolicyException {
        return Policy.parse(POLICY.getBytes(StandardCharsets.UTF_8), "compliance.yml");
    }

    /** Configures a backup, which does not run by that. */
    ShopFixture withBackup(Path directory) {
        target = Optional.of(directory);
        return this;
    }

    ShopFixture backUp() throws Exception {
        backups.run(installation(), target.orElseThrow());
        return this;
    }

    ShopFixture promoted(String service) throws Exception {
        withEvidence(service);
        promote(service, 0);
        return this;
    }

    void withEvidence(String service) throws Exception {
        sast(service);
        collect(service, EvidenceKind.COVERAGE, Map.of("line", 91.5, "line_covered", 915, "line_total", 1000));
    }

    void sast(String service) throws Exception {
        collect(
                service,
                EvidenceKind.SAST,
                Map.of("critical", 0, "high", 0, "medium", 0, "low", 0, "total", 0, "suppressed", 0));
    }

    /** @param exitCode how the deployment ends */
    void promote(String service, int exitCode) throws Exception {
        String id = service + "-"
                + installation().store().snapshot(new ServiceName(service)).bytes();
        installation()
                .engine(fixture::identity, Sleeper.system())
                .promote(
                        PolicyInForce.of(policy()),
                        PromotionRequest.of(
                                new PromotionId(id),
                                List.of(new ServiceName(service)),
                                new Route("sandbox", "compliant", "1.4.2"),
                                "alice"),
                        environment ->
                                new DeploymentAction.Result(exitCode, Sha256Digest.compute(new byte[] {'\n'}), 1),
                        PromotionListener.NONE);
    }

    /** Asks for a promotion that does not go on, as one that waits for approval. */
    void request(String service) throws Exception {
        ServiceName name = new ServiceName(service);
        try (EvidenceChain chain = installation().store().chain(name)) {
            chain.append(EntryDraft.of(
                    name,
                    EntryType.PROMOTION,
                    Map.of(),
                    Map.of(
                            "event", "requested",
                            "promotion", "waits",
                            "action", "promote",
                            "from", "sandbox",
                            "to", "compliant",
                            "version", "1.6")));
        }
    }

    private void collect(String service, EvidenceKind kind, Map<String, ?> summary) throws Exception {
        EvidenceDocument document = new EvidenceDocument(kind, List.of(), JsonObject.of(summary), Map.of());
        FileReference file = installation()
                .files()
                .put(kind.documentName(), EvidenceDocument.MEDIA_TYPE, new ByteArrayInputStream(document.bytes()));
        TreeMap<String, Object> data = new TreeMap<>();
        data.put("event", "evidence_collected");
        data.put("kind", kind.word());
        data.put("document", file.toJson());
        data.put("reports", List.of());
        data.put("summary", summary);
        try (EvidenceChain chain = installation().store().chain(new ServiceName(service))) {
            chain.append(EntryDraft.of(new ServiceName(service), EntryType.VALIDATION, Map.of(), data));
        }
    }
}
