package io.jenkins.plugins.compliance.evidence.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.FileReference;
import io.jenkins.plugins.compliance.evidence.LocalEvidenceFiles;
import io.jenkins.plugins.compliance.evidence.ReportException;
import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import io.jenkins.plugins.compliance.schema.PublishedSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceCollectorTest {

    private static final Path SAMPLES = Path.of("src/test/resources/io/jenkins/plugins/compliance/evidence/samples");

    @TempDir
    private Path directory;

    private LocalEvidenceFiles files;

    @BeforeEach
    void open() {
        files = new LocalEvidenceFiles(directory.resolve("evidence"));
    }

    private CollectedEvidence collect(EvidenceKind kind, ReportSource... reports) throws IOException {
        return EvidenceCollector.collect(kind, List.of(reports), Optional.empty(), files);
    }

    private static ReportSource sample(String name) {
        return ReportSource.of(name, SAMPLES.resolve(name));
    }

    private static ReportSource[] samplesOf(EvidenceKind kind) throws IOException {
        try (Stream<Path> all = Files.list(SAMPLES)) {
            return all.map(file -> file.getFileName().toString())
                    .sorted()
                    .filter(name -> kind == EvidenceKind.FILES
                            || (kind == EvidenceKind.SAST
                                    ? name.endsWith(".sarif")
                                    : kind == EvidenceKind.COVERAGE
                                            ? name.matches(
                                                    "(jacoco|.*cobertura|coveragepy|gcovr)\\.xml|.*\\.(info|lcov)")
                                            : kind == EvidenceKind.TESTS
                                                    ? name.matches("(surefire|pytest|jest.*|go.*t.*s.*m|ctest)\\.xml")
                                                    : name.matches("(maven|npm|cyclonedx).*(bom|cdx|spdx|py).*")))
                    .map(EvidenceCollectorTest::sample)
                    .toArray(ReportSource[]::new);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentOfEveryKindIsAsItsSchemaSays(EvidenceKind kind) throws IOException {
        CollectedEvidence evidence = collect(kind, samplesOf(kind));
        PublishedSchema schema = PublishedSchema.valueOf("EVIDENCE_" + kind.name());
        String json = new String(evidence.document().bytes(), UTF_8);

        assertThat(evidence.reportFiles()).hasSizeGreaterThan(1);
        assertThat(schema.errors(json)).isEmpty();
        assertThat(schema.errors(json.replaceFirst("\"kind\":\"[a-z]+\"", "\"kind\":\"x\"")))
                .isNotEmpty();
        assertThat(schema.errors(json.replaceFirst("\"sha256\":\"[0-9a-f]", "\"sha256\":\"X")))
                .isNotEmpty();
    }

    @Test
    void keepsTheReportsAndTheDocument() throws IOException {
        CollectedEvidence evidence = collect(EvidenceKind.SAST, sample("bandit.sarif"));

        assertThat(evidence.documentFile().name()).isEqualTo("sast_scan_results.json");
        assertThat(kept(evidence.documentFile())).isEqualTo(evidence.document().bytes());
        assertThat(kept(evidence.reportFiles().get(0))).isEqualTo(Files.readAllBytes(SAMPLES.resolve("bandit.sarif")));
    }

    private byte[] kept(FileReference file) throws IOException {
        try (InputStream in = files.open(file.digest())) {
            return in.readAllBytes();
        }
    }

    @Test
    void theEntrySaysWhatWasCollected() throws IOException {
        CollectedEvidence evidence = collect(EvidenceKind.SAST, sample("eslint.sarif"));
        Sha256Digest report = evidence.reportFiles().get(0).digest();
        Sha256Digest document = Sha256Digest.compute(evidence.document().bytes());

        assertThat(json(evidence.entryData()))
                .isEqualTo("{\"document\":{\"media_type\":\"application/json\",\"name\":\"sast_scan_results.json\","
                        + "\"sha256\":\"" + document + "\",\"size\":"
                        + evidence.document().bytes().length
                        + "},\"event\":\"evidence_collected\",\"kind\":\"sast\",\"report_count\":1,\"reports\":["
                        + "{\"format\":\"sarif\",\"media_type\":\"application/sarif+json\",\"name\":\"eslint.sarif\","
                        + "\"sha256\":\"" + report + "\",\"size\":"
                        + evidence.reportFiles().get(0).size()
                        + ",\"tool\":{\"name\":\"ESLint\",\"version\":\"9.39.5\"}}],"
                        + "\"summary\":{\"critical\":0,\"high\":1,\"incomplete\":0,\"low\":0,\"medium\":1,"
                        + "\"suppressed\":0,\"total\":2}}");
    }

    private static String json(JsonObject object) {
        return new String(CanonicalJson.write(object), UTF_8);
    }

    @Test
    void reportsAddUpAndTheSameBytesCountOnce() throws IOException {
        CollectedEvidence evidence = collect(
                EvidenceKind.COVERAGE,
                sample("coveragepy.xml"),
                sample("gcovr.info"),
                ReportSource.of("copy.xml", SAMPLES.resolve("coveragepy.xml")));

        assertThat(evidence.reportFiles()).hasSize(2);
        assertThat(json(evidence.document().summary()))
                .contains("\"line\":78.26,\"line_covered\":18,\"line_total\":23");
    }

    @Test
    void manyReportsStillFitIntoAnEntry() throws IOException {
        ReportSource[] reports = IntStream.range(0, 600)
                .mapToObj(i -> ReportSource.of(
                        "x".repeat(500) + i, ("<testsuite><testcase name='" + i + "'/></testsuite>").getBytes(UTF_8)))
                .toArray(ReportSource[]::new);
        CollectedEvidence evidence = collect(EvidenceKind.TESTS, reports);

        EntryDraft draft = new EntryDraft(
                new ServiceName("service-a"), EntryType.VALIDATION, JsonObject.EMPTY, evidence.entryData());
        assertThat(draft.data().integer("report_count")).hasValue(600);
        assertThat(evidence.document().reports()).hasSize(600);
    }

    @Test
    void refusesAReportOfAnotherKind() {
        assertThatThrownBy(() -> collect(EvidenceKind.COVERAGE, sample("surefire.xml")))
                .isInstanceOf(ReportException.class)
                .hasMessage(
                        "surefire.xml: it is JUnit XML, which is of the kind tests and not coverage; collect it as that"
                                + " kind, or name the right file");
    }

    @Test
    void refusesNoReports() {
        assertThatThrownBy(() -> collect(EvidenceKind.SAST))
                .hasMessage("sast: there are no reports; name one at least");
    }

    @Test
    void refusesAFormatOfAnotherKind() {
        assertThatThrownBy(() -> EvidenceCollector.collect(
                        EvidenceKind.SAST, List.of(sample("gcovr.info")), Optional.of(ReportFormat.LCOV), files))
                .hasMessageContaining("LCOV is a format of the kind coverage");
    }

    @Test
    void refusesANameThatCannotBeRecorded() {
        assertThatThrownBy(() -> collect(EvidenceKind.FILES, ReportSource.of("a\u0007", new byte[0])))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("rename the file");
    }
}
