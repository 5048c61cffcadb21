package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import io.jenkins.plugins.compliance.evidence.collect.EvidenceCollector;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import io.jenkins.plugins.compliance.jenkins.installation.ChainWatch;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.InstallationFixture;
import io.jenkins.plugins.compliance.jenkins.installation.KnownServices;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.DeploymentAction;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionEngine;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.Route;
import io.jenkins.plugins.compliance.promotion.Sleeper;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** An installation in a directory, whose services are promoted as a test wants. */
final class Shop {

    static final Instant NOW = Instant.parse("2026-11-22T13:30:39.123Z");

    static final String POLICY = """
            format: 1
            name: shop
            stages: [sandbox, staging, compliant]
            promote-to:
              staging:
                evidence: { sast: { max-age: 7d } }
                gates: { sast: { critical: 0 } }
              compliant:
                evidence: { sast: { max-age: 7d }, tests: { max-age: 7d } }
                gates: { sast: { critical: 0 } }
            services:
              service-a:
                depends-on: [service-b]
              service-b:
            storage: local
            mesh: pending
            """;

    private static final String SARIF = """
            {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Scanner","version":"1.0"}},"results":[]}]}
            """;

    private final Path home;
    Installation installation;
    final Policy policy;
    private PromotionEngine engine;

    Shop(Path home) throws Exception {
        this(home, POLICY);
    }

    Shop(Path home, String policyText) throws Exception {
        this.home = home;
        installation = new Installation(home, () -> NOW, new SplittableRandom(1)::nextLong);
        policy = Policy.parse(policyText.getBytes(StandardCharsets.UTF_8), "compliance.yml");
        engine = new PromotionEngine(
                installation.store(), installation.files(), Optional.empty(), () -> NOW, Sleeper.system());
    }

    /** One whose promotions are signed. */
    static Shop signing(Path home) throws Exception {
        InstallationFixture keys = new InstallationFixture(home);
        keys.installation().close();
        Shop shop = new Shop(home);
        shop.engine = shop.installation.engine(keys::identity, Sleeper.system());
        return shop;
    }

    /** What a restart of the controller does, after which nothing is promoted any more. */
    void reopen() throws Exception {
        installation.close();
        installation = new Installation(home, () -> NOW, new SplittableRandom(2)::nextLong);
    }

    /** Evidence without findings. */
    BuildRecord collect(String service) throws Exception {
        ServiceName name = new ServiceName(service);
        ReportSource report = ReportSource.of("reports/scan.sarif", SARIF.getBytes(StandardCharsets.UTF_8));
        try (EvidenceChain chain = installation.store().chain(name)) {
            EvidenceEntry entry = chain.append(new EntryDraft(
                    name,
                    EntryType.VALIDATION,
                    policy.provisional().metadata(),
                    EvidenceCollector.collect(
                                    EvidenceKind.SAST, List.of(report), Optional.empty(), installation.files())
                            .entryData()));
            return new BuildRecord(
                    "evidence",
                    service,
                    "",
                    "",
                    "",
                    "",
                    "sast",
                    entry.sequence(),
                    entry.hash().hex(),
                    "");
        }
    }

    BuildRecord promote(String service, String from, String to, String version, String id) throws Exception {
        ServiceName name = new ServiceName(service);
        DeploymentAction action = environment ->
                new DeploymentAction.Result(0, Sha256Digest.compute("done".getBytes(StandardCharsets.UTF_8)), 4);
        PromotionState state = engine.promote(
                        PolicyInForce.of(policy),
                        PromotionRequest.of(new PromotionId(id), List.of(name), new Route(from, to, version), "alice"),
                        action,
                        PromotionListener.NONE)
                .outcomes()
                .get(0)
                .state()
                .orElseThrow();
        return new BuildRecord(
                "promotion",
                service,
                id,
                from,
                to,
                version,
                state.phase().name(),
                state.last().sequence(),
                state.last().hash().hex(),
                service + ".zip");
    }

    /** Brings a service with evidence to staging. */
    BuildRecord toStaging(String service, String version, String id) throws Exception {
        collect(service);
        return promote(service, "sandbox", "staging", version, id);
    }

    /** What somebody with access to the disk does. */
    void alter(String service) throws Exception {
        Path segment = home.resolve("chains").resolve(service).resolve("00000000000000000000.jsonl");
        Files.writeString(segment, Files.readString(segment).replace("\"alice\"", "\"mallo\""));
    }

    ServiceOverview overview(OverviewQuery query) throws Exception {
        installation.statuses().refresh();
        return ServiceOverview.of(
                KnownServices.all(installation.statuses().all(), Optional.of(policy)),
                Optional.of(policy),
                watch(Duration.ZERO),
                query);
    }

    /** What is known of the chains after some time. */
    ChainWatch watch(Duration passed) throws Exception {
        installation.statuses().refresh();
        return new ChainWatch(
                installation.statuses().all(),
                installation.verifications().all(),
                installation.statuses().unreadable(),
                new ChainWatch.Moment(NOW.plus(passed), Duration.ofDays(1)));
    }
}
