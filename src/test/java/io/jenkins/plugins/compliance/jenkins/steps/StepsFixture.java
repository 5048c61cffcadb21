package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.evidence.LocalEvidenceFiles;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import io.jenkins.plugins.compliance.promotion.DeploymentAction;
import io.jenkins.plugins.compliance.promotion.EvidenceRegister;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionEngine;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.signing.HeadSigner;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Chains, evidence, a policy and reports, as a step finds them. */
final class StepsFixture implements AutoCloseable {

    static final ServiceName A = new ServiceName("service-a");
    static final ServiceName B = new ServiceName("service-b");
    static final String SARIF =
            "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"Scanner\"}},\"results\":[]}]}";
    static final String LCOV = "TN:\nSF:app.js\nDA:1,1\nDA:2,1\nLF:2\nLH:2\nend_of_record\n";
    private static final String POLICY = """
            format: 1
            name: shop
            promote-to:
              compliant:
                evidence: { sast: { max-age: 7d }, coverage: { max-age: 7d } }
                gates: { sast: { critical: 0 }, coverage: { line: 80 } }
            services:
              service-a:
              service-b:
            """;

    final LocalStore store;
    final LocalEvidenceFiles files;
    final BodyBridge bridge = new BodyBridge();
    final PromotionDesk desk;
    final List<String> calls = new ArrayList<>();

    StepsFixture(Path directory) {
        this.store = new LocalStore(directory.resolve("chains"), InstantSource.system(), new Random(7)::nextLong);
        this.files = new LocalEvidenceFiles(directory.resolve("evidence"));
        this.desk = desk(Optional.empty());
    }

    /** One that signs what it records. */
    PromotionDesk desk(Optional<HeadSigner> signer) {
        PromotionEngine engine = new PromotionEngine(store, files, signer, InstantSource.system(), bridge::sleep);
        return new PromotionDesk(engine, PromotionListener.NONE);
    }

    static PolicyInForce policy() {
        try {
            return PolicyInForce.of(Policy.parse(POLICY.getBytes(StandardCharsets.UTF_8), "compliance.yml"));
        } catch (PolicyException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A place with one report of each format. */
    static ReportPlace place() {
        return new ReportPlace() {
            @Override
            public List<ReportSource> find(AntGlob glob) {
                return List.of(
                                ReportSource.of("scan.sarif", SARIF.getBytes(StandardCharsets.UTF_8)),
                                ReportSource.of("lcov.info", LCOV.getBytes(StandardCharsets.UTF_8)))
                        .stream()
                        .filter(each -> glob.matches(each.name()))
                        .toList();
            }

            @Override
            public String remedy() {
                return "here";
            }
        };
    }

    static CollectEvidenceStep collect(ServiceName service) {
        CollectEvidenceStep step = new CollectEvidenceStep(service.value());
        step.setSast("*.sarif");
        step.setCoverage("*.info");
        return step;
    }

    Map<String, Object> collected(CollectEvidenceStep step) throws Exception {
        CollectArguments arguments = new CollectArguments(step);
        EvidenceIntake intake = new EvidenceIntake(arguments, files);
        try (EvidenceChain chain = store.chain(arguments.service())) {
            return intake.record(
                    intake.collect(place()),
                    new EvidenceRegister(chain, policy(), arguments.version(), Optional.of("job/shop/12/")),
                    (entry, evidence) -> {});
        }
    }

    StepsFixture withEvidence(ServiceName... services) throws Exception {
        for (ServiceName service : services) {
            collected(collect(service));
        }
        return this;
    }

    AskedPromotion asked(Consumer<PromoteServiceStep> more) {
        return new AskedPromotion(
                PromotionArgumentsTest.promotion(more),
                "1.4.2",
                policy(),
                new PromotionId("shop-12-0a1b2c3d"),
                "alice",
                "job/shop/12/");
    }

    /** An action that ends with the given success, and tells what it was called for. */
    DeploymentAction ending(boolean... successes) {
        List<Boolean> left = new ArrayList<>();
        for (boolean success : successes) {
            left.add(success);
        }
        return environment -> {
            calls.add(environment.get("PROMOTION_SERVICE") + " " + environment.get("PROMOTION_ACTION"));
            return PromoteServiceExecution.result(left.isEmpty() || left.remove(0));
        };
    }

    /** The events of a chain, without those of collecting evidence. */
    List<String> events(ServiceName service) throws IOException {
        return entries(service).stream()
                .map(entry -> entry.data().text("event").orElseThrow())
                .filter(event -> !event.equals("evidence_collected"))
                .toList();
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

    @Override
    public void close() throws IOException {
        store.close();
    }
}
