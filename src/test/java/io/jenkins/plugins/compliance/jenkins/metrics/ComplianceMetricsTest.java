package io.jenkins.plugins.compliance.jenkins.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplianceMetricsTest {

    private Path home;
    private ShopFixture shop;

    @BeforeEach
    void directory(@TempDir Path directory) throws Exception {
        home = directory;
        shop = new ShopFixture(home);
    }

    private Metric metric(String name) throws Exception {
        return shop.metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Label values to number. */
    private Map<List<String>, Double> samples(String name) throws Exception {
        Map<List<String>, Double> samples = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        metric(name).samples().forEach(sample -> samples.put(sample.labelValues(), sample.value()));
        return samples;
    }

    @Test
    void aStageThatSomethingCompletedAtWhileControlsWerePendingIsHalfCompliant() throws Exception {
        shop.promoted("service-a").verified();

        assertThat(samples("service_compliance_state")).containsOnly(entry(List.of("service-a", "compliant"), 0.5));
    }

    @Test
    void nobodyKnowsOfAChainThatWasNeverVerified() throws Exception {
        shop.promoted("service-a");

        assertThat(samples("service_compliance_state")).isEmpty();
    }

    @Test
    void nobodyKnowsOfAChainThatWasVerifiedBeforeItsFirstSignature() throws Exception {
        shop.sast("service-a");
        shop.verified();
        shop.promoted("service-a");

        assertThat(samples("service_compliance_state")).isEmpty();
    }

    @Test
    void nothingIsCompliantByAChainThatCannotBeChecked() throws Exception {
        shop.promoted("service-a");
        Files.delete(home.resolve("signing.vkey"));
        shop.verified();

        assertThat(samples("service_compliance_state")).containsOnly(entry(List.of("service-a", "compliant"), 0.0));
    }

    @Test
    void aStageThatNothingCompletedAtIsNotCompliantByTheGlobalPolicy() throws Exception {
        shop.withGlobalPolicy().sast("service-a");
        shop.promote("service-a", 0);

        assertThat(samples("service_compliance_state"))
                .containsOnlyKeys(
                        List.of("service-a", "compliant"),
                        List.of("service-b", "compliant"),
                        List.of("service-c", "compliant"),
                        List.of("service-d", "compliant"),
                        List.of("service-f", "compliant"))
                .containsEntry(List.of("service-a", "compliant"), 0.0);
    }

    @Test
    void aRejectedPromotionMakesNoSeries() throws Exception {
        shop.sast("service-a");
        shop.promote("service-a", 0);

        assertThat(samples("service_compliance_state")).isEmpty();
    }

    @Test
    void aStageThatTheGlobalPolicyDoesNotHaveMakesNoSeries() throws Exception {
        shop.promoted("service-a").verified().withGlobalPolicy(policy -> policy.replace("compliant", "live"));

        assertThat(samples("service_compliance_state"))
                .containsEntry(List.of("service-a", "live"), 0.0)
                .allSatisfy((labels, value) -> assertThat(labels.get(1)).isEqualTo("live"));
    }

    @Test
    void aServiceThatThePolicyNamesAndNobodyPromotedLacksAllItsEvidence() throws Exception {
        shop.promoted("service-a").verified().withGlobalPolicy();

        assertThat(samples("service_compliance_state"))
                .containsEntry(List.of("service-a", "compliant"), 0.5)
                .containsEntry(List.of("service-b", "compliant"), 0.0);
        assertThat(samples("evidence_gap")).containsEntry(List.of("service-b"), 2.0);
        assertThat(samples("evidence_completeness")).containsEntry(List.of("service-b"), 0.0);
        assertThat(samples("audit_chain_entries")).containsOnlyKeys(List.of("service-a"));
        assertThat(samples("audit_chain_break").keySet())
                .allSatisfy(labels -> assertThat(labels.get(0)).isEqualTo("service-a"));
    }

    @Test
    void aRejectedPromotionLeavesTheStageAsItIs() throws Exception {
        shop.promoted("service-a");
        shop.sast("service-a");
        shop.promote("service-a", 0);
        shop.verified();

        assertThat(samples("service_compliance_state")).containsEntry(List.of("service-a", "compliant"), 0.5);
    }

    @Test
    void aFailedDeploymentLeavesTheStageNotCompliant() throws Exception {
        shop.promoted("service-a");
        shop.promote("service-a", 1);
        shop.verified();

        assertThat(samples("service_compliance_state")).containsOnly(entry(List.of("service-a", "compliant"), 0.0));
    }

    @Test
    void askingAgainAfterAFailedDeploymentLeavesTheStageNotCompliant() throws Exception {
        shop.promoted("service-a");
        shop.promote("service-a", 1);
        shop.request("service-a");
        shop.verified();

        assertThat(samples("service_compliance_state")).containsOnly(entry(List.of("service-a", "compliant"), 0.0));
    }

    @Test
    void aDeploymentThatSucceedsAfterOneThatFailedMakesTheStageCompliantAgain() throws Exception {
        shop.promoted("service-a");
        shop.promote("service-a", 1);
        shop.promote("service-a", 0);
        shop.verified();

        assertThat(samples("service_compliance_state")).containsOnly(entry(List.of("service-a", "compliant"), 0.5));
    }

    @Test
    void nothingIsCompliantByABrokenChain() throws Exception {
        shop.open();

        assertThat(samples("service_compliance_state"))
                .containsEntry(List.of("service-a", "compliant"), 0.5)
                .containsEntry(List.of("service-d", "compliant"), 0.0)
                .containsEntry(List.of("service-f", "compliant"), 0.0);
    }

    @Test
    void nothingIsCompliantByAChainThatCannotBeReadOn() throws Exception {
        shop.promoted("service-a");
        shop.metrics();
        shop.files().restart();
        shop.files().remove("service-a");
        shop.sast("service-a");
        shop.installation().statuses().refresh();
        shop.files().cutTo("service-a", 0);

        assertThat(samples("audit_chain_break")).containsEntry(List.of("service-a", "cannot_check"), 1.0);
        assertThat(samples("service_compliance_state").values()).doesNotContain(0.5);
    }

    @Test
    void countsPromotionsByHowTheyEnded() throws Exception {
        shop.promoted("service-a");
        shop.promoted("service-a");
        shop.promote("service-a", 1);

        assertThat(samples("promotions_total"))
                .containsOnly(
                        entry(List.of("service-a", "completed"), 2.0),
                        entry(List.of("service-a", "failed"), 1.0),
                        entry(List.of("service-a", "rejected"), 0.0),
                        entry(List.of("service-a", "rolled_back"), 0.0),
                        entry(List.of("service-a", "abandoned"), 0.0));
        assertThat(samples("promotion_success_rate").get(List.of("service-a"))).isEqualTo(2.0 / 3);
    }

    @Test
    void countsOnAfterARestart() throws Exception {
        shop.promoted("service-a");
        shop.files().restart();

        assertThat(samples("promotions_total")).containsEntry(List.of("service-a", "completed"), 1.0);
    }

    @Test
    void hasNoSuccessRateBeforeAnythingEnded() throws Exception {
        shop.sast("service-a");

        assertThat(samples("promotion_success_rate")).isEmpty();
    }

    @Test
    void saysHowMuchOfTheEvidenceWasThere() throws Exception {
        shop.sast("service-a");
        shop.promote("service-a", 0);

        assertThat(samples("evidence_completeness")).containsOnly(entry(List.of("service-a"), 0.5));
        assertThat(samples("evidence_gap")).containsOnly(entry(List.of("service-a"), 1.0));
    }

    @Test
    void countsServicesByPendingControl() throws Exception {
        shop.promoted("service-a").promoted("service-b");

        assertThat(samples("provisional_debt"))
                .containsOnly(entry(List.of("service_mesh"), 2.0), entry(List.of("worm_storage"), 2.0));
    }

    @Test
    void countsFindingsByKind() throws Exception {
        shop.open();

        Map<List<String>, Double> breaks = samples("audit_chain_break");

        assertThat(breaks).hasSize(6 * 5).containsEntry(List.of("service-a", "recompute"), 0.0);
        assertThat(breaks.get(List.of("service-d", "recompute"))).isPositive();
        assertThat(breaks).containsEntry(List.of("service-e", "cannot_check"), 1.0);
        assertThat(breaks).containsEntry(List.of("service-f", "missing"), 1.0);
    }

    @Test
    void saysWhenAChainWasVerifiedAndHowMuchOfIt() throws Exception {
        shop.open();

        assertThat(samples("audit_chain_verification_timestamp_seconds"))
                .containsEntry(List.of("service-a"), 1_795_354_239.123);
        assertThat(samples("audit_chain_verified_entries")).isNotEmpty().containsEntry(List.of("service-e"), 1.0);
    }

    @Test
    void saysNothingOfABackupThatIsNotConfigured() throws Exception {
        shop.promoted("service-a");

        assertThat(shop.metrics())
                .filteredOn(metric -> metric.name().contains("_backup_"))
                .hasSize(4)
                .allSatisfy(metric -> assertThat(metric.samples()).isEmpty());
    }

    @Test
    void aBackupThatNeverSucceededHasNoEntryAndNoTime(@TempDir Path copy) throws Exception {
        shop.promoted("service-a").withBackup(copy);

        assertThat(samples("audit_chain_backup_entries")).containsOnly(entry(List.of("service-a"), 0.0));
        assertThat(samples("evidence_backup_timestamp_seconds")).containsOnly(entry(List.of(), 0.0));
    }

    @Test
    void saysHowFarTheBackupOfEachChainGoesAndWhenItWasMade(@TempDir Path copy) throws Exception {
        shop.promoted("service-a").withBackup(copy).backUp();
        double before = samples("audit_chain_entries").get(List.of("service-a"));
        shop.promoted("service-a").promoted("service-b");

        assertThat(samples("audit_chain_backup_entries"))
                .containsOnly(entry(List.of("service-a"), before), entry(List.of("service-b"), 0.0));
        assertThat(samples("audit_chain_entries").get(List.of("service-a"))).isGreaterThan(before);
        assertThat(samples("evidence_backup_timestamp_seconds")).containsOnly(entry(List.of(), 1_795_354_239.123));
    }

    @Test
    void countsWhatTheBackupFindsWrong(@TempDir Path copy) throws Exception {
        shop.promoted("service-a").promoted("service-b").withBackup(copy).backUp();
        Path copied = copy.resolve("chains/service-a/00000000000000000000.jsonl");
        Files.writeString(copied, Files.readString(copied).replace("alice", "mallo"));
        shop.backUp();

        assertThat(samples("audit_chain_backup_findings"))
                .containsOnly(entry(List.of("service-a"), 1.0), entry(List.of("service-b"), 0.0));
    }

    @Test
    void countsFilesOfEvidenceThatTheBackupFindsDamaged(@TempDir Path copy) throws Exception {
        shop.promoted("service-a").withBackup(copy);
        try (Stream<Path> files = Files.walk(home.resolve("evidence"))) {
            Files.writeString(files.filter(Files::isRegularFile).findFirst().orElseThrow(), "damaged");
        }
        shop.backUp();

        assertThat(samples("evidence_backup_findings")).containsOnly(entry(List.of(), 1.0));
        assertThat(samples("evidence_backup_timestamp_seconds")).containsOnly(entry(List.of(), 0.0));
    }

    @Test
    void addsUpTheBucketsOfAppends() throws Exception {
        shop.sast("service-a");
        shop.sast("service-b");

        List<Metric.Sample> samples = metric("evidence_append_duration_seconds").samples();

        assertThat(samples)
                .filteredOn(sample -> sample.suffix().equals("_count"))
                .singleElement()
                .satisfies(count -> assertThat(count.value()).isEqualTo(2));
        assertThat(samples)
                .filteredOn(sample -> sample.labelValues().equals(List.of("+Inf")))
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.value()).isEqualTo(2));
    }

    @Test
    void namesAndHelpsAreThoseOfTheDocumentation() throws Exception {
        String documentation = Files.readString(Path.of("docs/monitoring/README.md"));

        assertThat(shop.metrics()).allSatisfy(metric -> {
            assertThat(documentation).contains("`" + metric.name());
            assertThat(metric.help()).endsWith(".").doesNotContain("\n");
        });
    }
}
