package io.jenkins.plugins.compliance.jenkins.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.jenkins.plugins.compliance.promotion.DeploymentAction;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionEngine;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.promotion.PromotionReport;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.Route;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real OpenBao that can be used no more while something is promoted. */
class VaultOutageTest {

    private static final ServiceName SERVICE = new ServiceName("service-a");
    private static final String POLICY = """
            format: 1
            name: shop
            promote-to:
              compliant:
                evidence: { sast: { max-age: 7d } }
                gates: { sast: { critical: 0 } }
            services:
              service-a:
            """;
    private static final DeploymentAction.Result DONE = new DeploymentAction.Result(0, Sha256Digest.ZERO, 0);

    @TempDir
    private Path directory;

    private LocalStore store;
    private LocalEvidenceFiles files;

    @BeforeEach
    void open() throws IOException {
        files = new LocalEvidenceFiles(directory.resolve("evidence"));
        store = new LocalStore(directory.resolve("chains"), InstantSource.system(), new Random(7)::nextLong);
        Map<String, Integer> summary =
                Map.of("critical", 0, "high", 0, "medium", 0, "low", 0, "total", 0, "suppressed", 0);
        EvidenceDocument document =
                new EvidenceDocument(EvidenceKind.SAST, List.of(), JsonObject.of(summary), Map.of());
        FileReference file = files.put(
                EvidenceKind.SAST.documentName(),
                EvidenceDocument.MEDIA_TYPE,
                new ByteArrayInputStream(document.bytes()));
        Map<String, ?> data = Map.of(
                "event",
                "evidence_collected",
                "kind",
                EvidenceKind.SAST.word(),
                "document",
                file.toJson(),
                "reports",
                List.of(),
                "summary",
                summary);
        try (EvidenceChain chain = store.chain(SERVICE)) {
            chain.append(EntryDraft.of(SERVICE, EntryType.VALIDATION, Map.of(), data));
        }
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void leavesTheWholePromotionThatIsSignedWhenVaultIsBack() throws Exception {
        try (OpenBao bao = start("sealed")) {
            CheckpointSigner signer = signer(bao);
            assertThatThrownBy(() -> promote(signer, environment -> {
                        seal(bao);
                        return DONE;
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("its end could not be signed")
                    .hasMessageContaining("it is sealed; unseal it, and promote again");
        }
        List<EvidenceEntry> whole = entries();
        assertThat(whole.get(whole.size() - 1).data().text("event")).contains("completed");
        assertThat(checkpoints()).isEmpty();

        try (OpenBao back = start("back")) {
            PromotionReport report = promote(signer(back), environment -> {
                throw new AssertionError("deployed twice");
            });

            assertThat(report.completed()).isTrue();
        }
        assertThat(entries()).hasSameSizeAs(whole);
        assertThat(checkpoints()).contains("service-a\n" + whole.size() + "\n");
    }

    private OpenBao start(String name) throws Exception {
        OpenBao bao = OpenBao.start(directory.resolve(name + ".log"));
        bao.post("transit/keys/compliance", "{\"type\":\"ed25519\"}");
        return bao;
    }

    private static CheckpointSigner signer(OpenBao bao) throws Exception {
        return new CheckpointSigner(
                "jenkins.example.com/compliance",
                VaultTransitSigner.open(
                        TransitSession.withGivenToken(bao.login(OpenBao.ROOT)), "transit", "compliance"));
    }

    private static void seal(OpenBao bao) throws InterruptedException {
        try {
            bao.seal();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private PromotionReport promote(CheckpointSigner signer, DeploymentAction action) throws Exception {
        PromotionEngine engine =
                new PromotionEngine(store, files, Optional.of(signer), InstantSource.system(), time -> {
                    throw new AssertionError("nothing to wait for");
                });
        return engine.promote(
                PolicyInForce.of(Policy.parse(POLICY.getBytes(UTF_8), "compliance.yml")),
                PromotionRequest.of(
                        new PromotionId("p-1"), List.of(SERVICE), new Route("sandbox", "compliant", "1.4.2"), "alice"),
                action,
                PromotionListener.NONE);
    }

    private List<EvidenceEntry> entries() throws IOException {
        List<EvidenceEntry> entries = new ArrayList<>();
        try (EntryReader reader = store.snapshot(SERVICE).read(0, Long.MAX_VALUE)) {
            for (Optional<EvidenceEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                entries.add(entry.get());
            }
        }
        return entries;
    }

    private String checkpoints() throws IOException {
        try (var in = store.snapshot(SERVICE).checkpoints()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
