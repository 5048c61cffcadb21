package io.jenkins.plugins.compliance.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.MeshMode;
import io.jenkins.plugins.compliance.evidence.ProvisionalState;
import io.jenkins.plugins.compliance.evidence.StorageMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PackageContentTest {

    @TempDir
    private Path directory;

    static Stream<Arguments> combinations() {
        return Stream.of(MeshMode.values())
                .flatMap(mesh -> Stream.of(StorageMode.values()).map(storage -> Arguments.of(mesh, storage)));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void metadataIsThatOfTheStateInWhichItWasPromoted(MeshMode mesh, StorageMode storage) throws Exception {
        ProvisionalState state = ProvisionalState.firstSprint(mesh, storage);
        PackageFixture fixture = new PackageFixture(directory).state(state);
        fixture.collectAll();
        fixture.promote(PackageFixture.PROMOTION);
        Path distribution = fixture.distribute();

        JsonObject metadata = json(new Repacked(fixture.write()), PackageFormat.METADATA);
        JsonObject distributed = json(new Repacked(distribution), PackageFormat.DISTRIBUTION);

        assertThat(metadata.members()).containsAllEntriesOf(state.metadata().members());
        assertThat(metadata.text("phase")).contains("sprint1_poc");
        assertThat(metadata.object("audit_metadata")).contains(state.auditMetadata());
        assertThat(distributed.text("mode")).contains("single_service_poc");
        assertThat(distributed.text("poc_phase")).contains("sprint1_poc");
        assertThat(distributed.text("full_compliance")).contains(state.isProvisional() ? "sprint2" : "now");
        assertThat(new PackageVerifier(fixture.trusted(), 1)
                        .verify(distribution)
                        .verdict())
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void saysWhatWasNotCollected() throws Exception {
        PackageFixture fixture = new PackageFixture(directory);
        fixture.collect(EvidenceKind.COVERAGE, Map.of("line", 42), PackageFixture.report("jacoco.xml", "x"));
        fixture.request(PackageFixture.PROMOTION, "promote");
        fixture.evaluate(PackageFixture.PROMOTION, List.of(Map.of("id", "sast.high", "status", "failed")));
        fixture.event(
                PackageFixture.PROMOTION, EntryType.VALIDATION, "rejected", Map.of("reasons", List.of("no sast")));

        Repacked files = new Repacked(fixture.write());

        assertThat(json(files, PackageFormat.METADATA).member("not_collected"))
                .hasToString(
                        "Optional[" + io.jenkins.plugins.compliance.chain.json.JsonValue.of(List.of("sast")) + "]");
        assertThat(files.files).doesNotContainKey("sast_scan_results.json");
    }

    @Test
    void refusesToPackWhenAnOriginalReportIsMissing() throws Exception {
        PackageFixture fixture = PackageFixture.completed(directory);
        Path stored = storedFile("<report/>");
        Files.delete(stored);

        assertThatThrownBy(fixture::write)
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("jacoco.xml")
                .hasMessageContaining("entry 1")
                .hasMessageContaining("is missing");
        assertThat(directory.resolve(PackageFixture.PROMOTION + ".zip")).doesNotExist();
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    @Test
    void refusesToPackWhenAnOriginalReportWasAltered() throws Exception {
        PackageFixture fixture = PackageFixture.completed(directory);
        Files.writeString(storedFile("<report/>"), "<REPORT/>");

        assertThatThrownBy(fixture::write).hasMessageContaining("altered or damaged");
    }

    @Test
    void refusesAPromotionThatTheChainDoesNotKnow() throws Exception {
        PackageFixture fixture = PackageFixture.completed(directory);

        assertThatThrownBy(() -> fixture.write("build-18"))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("has no promotion build-18");
    }

    @Test
    void refusesAPromotionWithAnEntryOutOfPlaceAndNamesTheEntry() throws Exception {
        PackageFixture fixture = PackageFixture.completed(directory);
        fixture.event(PackageFixture.PROMOTION, EntryType.PROMOTION, "completed", Map.of());

        assertThatThrownBy(fixture::write)
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("contradict its life cycle")
                .hasMessageContaining("entry 9 is out of place: completed of the promotion build-17 in the phase")
                .hasMessageContaining("another id");
        assertThat(directory.resolve(PackageFixture.PROMOTION + ".zip")).doesNotExist();
    }

    @Test
    void theStatusTableBelievesNoEntryOutOfPlace() throws Exception {
        PackageFixture fixture = new PackageFixture(directory);
        fixture.request(PackageFixture.PROMOTION, "promote");
        fixture.evaluate(PackageFixture.PROMOTION, List.of(Map.of("id", "sast.high", "status", "failed")));
        fixture.event(PackageFixture.PROMOTION, EntryType.VALIDATION, "rejected", Map.of());
        fixture.event(PackageFixture.PROMOTION, EntryType.PROMOTION, "completed", Map.of());

        assertThat(StatusTable.of(fixture.store()).markdown())
                .contains("sandbox \\(rejected\\)")
                .doesNotContain("completed");
    }

    @Test
    void refusesToDistributeWhatWasNotCompleted() throws Exception {
        PackageFixture fixture = new PackageFixture(directory);
        fixture.collectAll();
        fixture.request(PackageFixture.PROMOTION, "promote");
        fixture.evaluate(PackageFixture.PROMOTION, PackageFixture.passedGates());
        fixture.event(PackageFixture.PROMOTION, EntryType.VALIDATION, "validated", Map.of());

        assertThatThrownBy(fixture::distribute)
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("service_promotion_validated is not met");
    }

    @Test
    void thePageEscapesWhatComesFromOutside() throws Exception {
        PackageFixture fixture = new PackageFixture(directory).requester("<script>alert(1)</script>&\"'\u202e");
        fixture.collectAll();
        fixture.promote(PackageFixture.PROMOTION);

        String page = new Repacked(fixture.write()).text(PackageFormat.REPORT);

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;&#xfffd;")
                .doesNotContain("<script", "\u202e");
    }

    @Test
    void thePageNamesWhoApprovedWhereSomebodyDid() throws Exception {
        PackageFixture fixture = new PackageFixture(directory).approvedBy("alice", "bob");
        fixture.collectAll();
        fixture.promote(PackageFixture.PROMOTION);

        assertThat(new Repacked(fixture.write()).text(PackageFormat.REPORT))
                .contains("<dt>Approved by</dt><dd>alice, bob</dd>");
    }

    @Test
    void aCellThatASpreadsheetWouldCalculateIsNeutralised() {
        assertThat(AuditReports.cell("=HYPERLINK(\"http://x\")")).isEqualTo("\"'=HYPERLINK(\"\"http://x\"\")\"");
        assertThat(AuditReports.cell("+1")).isEqualTo("'+1");
        assertThat(AuditReports.cell("-1")).isEqualTo("'-1");
        assertThat(AuditReports.cell("@SUM")).isEqualTo("'@SUM");
        assertThat(AuditReports.cell("\t=1")).isEqualTo("'\t=1");
        assertThat(AuditReports.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(AuditReports.cell("plain")).isEqualTo("plain");
    }

    @Test
    void theStatusTableHasARowForEachService() throws Exception {
        PackageFixture fixture = PackageFixture.completed(directory);

        assertThat(StatusTable.of(fixture.store()).markdown()).isEqualTo("""
                        | Date | Service | Stage | Evidence | Next Steps |
                        | --- | --- | --- | --- | --- |
                        | 2026-11-22 | service-a | compliant \\(completed\\) | sast present, coverage present, tests present, sbom present; waived: sast.high | provisional until sprint2 |
                        """);
    }

    private Path storedFile(String content) {
        String hex = io.jenkins.plugins.compliance.chain.Sha256Digest.compute(content.getBytes(UTF_8))
                .hex();
        return directory.resolve("evidence/sha256").resolve(hex.substring(0, 2)).resolve(hex);
    }

    private static JsonObject json(Repacked files, String name) throws Exception {
        return Optional.of(JsonParser.parse(files.files.get(name), PackageFormat.LIMITS))
                .map(JsonObject.class::cast)
                .orElseThrow();
    }
}
