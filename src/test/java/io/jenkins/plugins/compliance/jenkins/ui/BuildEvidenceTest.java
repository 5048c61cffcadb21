package io.jenkins.plugins.compliance.jenkins.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of a build shows, from what the build remembers and the chains have. */
class BuildEvidenceTest {

    private Shop shop;

    @BeforeEach
    void installation(@TempDir Path home) throws Exception {
        shop = new Shop(home);
    }

    private BuildEvidence read(BuildRecord... records) {
        return BuildEvidence.of(List.of(records), shop.installation, Duration.ofDays(1));
    }

    @Test
    void tellsAPromotionEntryByEntry() throws Exception {
        BuildEvidence evidence = read(shop.toStaging("service-a", "1.4.2", "p-1"));

        assertThat(evidence.problems()).isEmpty();
        assertThat(evidence.promotions()).singleElement().satisfies(timeline -> {
            assertThat(timeline.entries())
                    .extracting(entry -> entry.event().text())
                    .containsExactly("requested", "gates evaluated", "validated", "started", "completed");
            assertThat(timeline.requester()).isEqualTo("alice");
            assertThat(timeline.policy()).isEqualTo(shop.policy.digest().hex());
            assertThat(timeline.provisional().pending()).containsExactly("service_mesh", "worm_storage");
        });
    }

    @Test
    void tellsEachGateWithValueAndLimit() throws Exception {
        PromotionTimeline timeline =
                read(shop.toStaging("service-a", "1.4.2", "p-1")).promotions().get(0);

        assertThat(timeline.gates())
                .containsExactly(new GateRow("sast.critical", new Label("passed", Tone.GOOD), "0", "0", "", "", ""));
        assertThat(timeline.gatesPassed()).isEqualTo(1);
    }

    @Test
    void saysWhyAPromotionWasRejected() throws Exception {
        shop.toStaging("service-a", "1.4.2", "p-1");

        PromotionTimeline timeline = read(shop.promote("service-a", "staging", "compliant", "1.4.2", "p-2"))
                .promotions()
                .get(0);

        assertThat(timeline.reasons()).anySatisfy(reason -> assertThat(reason).contains("tests"));
        assertThat(timeline.evidence())
                .extracting(EvidenceRow::kind, row -> row.status().text())
                .contains(tuple("tests", "missing"));
    }

    @Test
    void givesOutDocumentAndReportsThatItsEvidenceRefersTo() throws Exception {
        BuildEvidence evidence = read(shop.toStaging("service-a", "1.4.2", "p-1"));

        List<FileRow> files =
                evidence.promotions().get(0).evidence().get(0).files().toList();

        assertThat(files).extracting(FileRow::name).containsExactly("sast_scan_results.json", "reports/scan.sarif");
        assertThat(evidence.file(files.get(1).sha256())).contains(files.get(1));
    }

    @Test
    void givesOutNoFileThatOnlyAnotherBuildRefersTo() throws Exception {
        BuildRecord collected = shop.collect("service-a");
        String digest = read(collected).evidence().get(0).row().document().sha256();

        assertThat(read(shop.promote("service-b", "sandbox", "staging", "1.0", "p-1"))
                        .file(digest))
                .isEmpty();
    }

    @Test
    void missesAnEntryThatTheChainNoLongerHas() throws Exception {
        BuildRecord record = shop.toStaging("service-a", "1.4.2", "p-1");
        BuildRecord other = new BuildRecord(
                "promotion",
                "service-a",
                "p-1",
                "sandbox",
                "staging",
                "1.4.2",
                "completed",
                record.getSequence(),
                "0".repeat(64),
                "");

        assertThat(read(other).problems()).singleElement().asString().contains("the chain does not have it");
    }

    @Test
    void missesAPromotionThatTheChainDoesNotKnow() throws Exception {
        BuildRecord record = shop.collect("service-a");
        BuildRecord other = new BuildRecord(
                "promotion", "service-a", "p-9", "sandbox", "staging", "1", "completed", 7, record.getHash(), "");

        assertThat(read(other).promotions()).isEmpty();
        assertThat(read(other).problems()).hasSize(1);
    }

    @Test
    void aChainThatCannotBeReadIsAProblemToShow() throws Exception {
        BuildRecord record = shop.toStaging("service-a", "1.4.2", "p-1");
        shop.alter("service-a");

        assertThat(read(record).problems()).singleElement().asString().contains("cannot be read");
    }

    @Test
    void listsEachPackageOnce() throws Exception {
        BuildRecord record = shop.toStaging("service-a", "1.4.2", "p-1");

        assertThat(read(record, record).packages()).containsExactly("service-a.zip");
    }

    @Test
    void theBadgeHasTheTagsOfTheBuildsPromotions() throws Exception {
        BuildRecord record = shop.toStaging("service-a", "1.4.2", "p-1");
        shop.installation.statuses().refresh();

        assertThat(ProvisionalBadgeFactory.tags(List.of(record), shop.installation.statuses()))
                .containsExactly("compliance flow POC", "sprint1_poc", "pending_worm_migration");
    }
}
