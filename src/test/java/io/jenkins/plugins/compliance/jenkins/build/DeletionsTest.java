package io.jenkins.plugins.compliance.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

class DeletionsTest {

    private static final ServiceName A = new ServiceName("service-a");
    private static final ServiceName B = new ServiceName("service-b");

    @TempDir
    private Path home;

    private Installation installation;

    @BeforeEach
    void open() {
        installation = new Installation(home, InstantSource.system(), new Random(1)::nextLong);
    }

    @AfterEach
    void close() throws IOException {
        installation.close();
    }

    private static BuildRecord promotion(String service, String id) {
        return new BuildRecord("promotion", service, id, "sandbox", "compliant", "1", "completed", 9, "", "");
    }

    private static BuildRecord evidence(String service, long sequence) {
        return new BuildRecord("evidence", service, "", "", "", "", "sast", sequence, "", "");
    }

    private List<EvidenceEntry> entries(ServiceName service) throws IOException {
        List<EvidenceEntry> entries = new ArrayList<>();
        try (EntryReader reader = installation.store().snapshot(service).read(0, Long.MAX_VALUE)) {
            for (Optional<EvidenceEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                entries.add(entry.get());
            }
        }
        return entries;
    }

    private static String json(EvidenceEntry entry) {
        return new String(CanonicalJson.write(entry.data()), StandardCharsets.UTF_8);
    }

    private void append(EntryType type, Map<String, ?> data) throws IOException {
        try (EvidenceChain chain = installation.store().chain(A)) {
            chain.append(EntryDraft.of(A, type, Map.of(), data));
        }
        installation.statuses().refresh(A);
    }

    private ServiceStatus status() {
        return installation.statuses().of(A).orElseThrow();
    }

    @Test
    void aDeletedBuildIsAnEntryInTheChainOfEachServiceItRecordedFor() throws IOException {
        new Deletions(installation)
                .build(
                        "shop/main#17",
                        "alice",
                        List.of(
                                evidence("service-a", 3),
                                promotion("service-a", "p-1"),
                                promotion("service-b", "p-1")));

        assertThat(entries(A)).singleElement().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo(EntryType.VALIDATION);
            assertThat(json(entry))
                    .isEqualTo("{\"build\":\"shop/main#17\",\"event\":\"build_deleted\",\"evidence\":[3],"
                            + "\"promotions\":[\"p-1\"],\"user\":\"alice\"}");
        });
        assertThat(entries(B)).hasSize(1);
    }

    @Test
    void aDeletedJobIsOneEntryForAllItsBuilds() throws IOException {
        new Deletions(installation)
                .job("shop", "alice", 2, List.of(promotion("service-a", "p-1"), promotion("service-a", "p-2")));

        assertThat(entries(A))
                .singleElement()
                .satisfies(entry -> assertThat(json(entry))
                        .isEqualTo("{\"builds\":2,\"event\":\"job_deleted\",\"evidence\":[],\"job\":\"shop\","
                                + "\"promotions\":[\"p-1\",\"p-2\"],\"user\":\"alice\"}"));
    }

    @Test
    void neitherCountsAsOutOfPlace() throws IOException {
        append(
                EntryType.PROMOTION,
                Map.of(
                        "event",
                        "requested",
                        "promotion",
                        "p-1",
                        "action",
                        "promote",
                        "from",
                        "sandbox",
                        "to",
                        "compliant",
                        "version",
                        "1"));
        new Deletions(installation).build("shop#1", "alice", List.of(promotion("service-a", "p-1")));
        new Deletions(installation).job("shop", "alice", 1, List.of(promotion("service-a", "p-1")));

        assertThat(status().outOfPlace()).isZero();
        assertThat(status().open()).hasSize(1);
    }

    @Test
    void aServiceThatIsNoneIsNotWrittenAnywhere() throws IOException {
        new Deletions(installation).build("shop#1", "alice", List.of(promotion("../x", "p-1")));

        assertThat(installation.store().services()).isEmpty();
    }

    @Test
    void aPromotionUnderWayRestsOnTheEvidenceItsGatesWentBy() throws IOException {
        append(
                EntryType.PROMOTION,
                Map.of(
                        "event",
                        "requested",
                        "promotion",
                        "p-1",
                        "action",
                        "promote",
                        "from",
                        "sandbox",
                        "to",
                        "compliant",
                        "version",
                        "1"));
        append(
                EntryType.VALIDATION,
                Map.of(
                        "event",
                        "gates_evaluated",
                        "promotion",
                        "p-1",
                        "verdict",
                        "passed",
                        "gates",
                        List.of(),
                        "evidence",
                        List.of(Map.of("kind", "sast", "status", "present", "sequence", 7))));

        Foundation foundation = Foundation.of(installation, status());

        assertThat(foundation.has(promotion("service-a", "p-1"))).isTrue();
        assertThat(foundation.has(promotion("service-a", "p-0"))).isFalse();
        assertThat(foundation.has(evidence("service-a", 7))).isTrue();
        assertThat(foundation.has(evidence("service-a", 6))).isFalse();
    }
}
