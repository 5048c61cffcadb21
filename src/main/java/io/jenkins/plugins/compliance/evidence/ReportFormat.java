package io.jenkins.plugins.compliance.evidence;

import java.util.Arrays;
import java.util.Optional;

/** A format of reports that can be read. */
public enum ReportFormat {
    /** SARIF 2.1.0, OASIS. */
    SARIF("sarif", "SARIF", EvidenceKind.SAST),
    /** JaCoCo's XML report, DTD 1.0 and 1.1. */
    JACOCO("jacoco", "JaCoCo XML", EvidenceKind.COVERAGE),
    /** Cobertura's XML report, which coverage.py, gcovr, coverlet and many others write too. */
    COBERTURA("cobertura", "Cobertura XML", EvidenceKind.COVERAGE),
    /** LCOV's trace file, by geninfo(1). */
    LCOV("lcov", "LCOV", EvidenceKind.COVERAGE),
    /** JUnit's XML report in all its dialects. */
    JUNIT("junit", "JUnit XML", EvidenceKind.TESTS),
    /** CycloneDX 1.2 and later as JSON, ECMA-424. */
    CYCLONEDX_JSON("cyclonedx-json", "CycloneDX JSON", EvidenceKind.SBOM),
    /** CycloneDX as XML. */
    CYCLONEDX_XML("cyclonedx-xml", "CycloneDX XML", EvidenceKind.SBOM),
    /** SPDX 2.2, 2.3 and 3.0 as JSON. */
    SPDX_JSON("spdx-json", "SPDX JSON", EvidenceKind.SBOM);

    private final String word;
    private final String title;
    private final EvidenceKind kind;

    ReportFormat(String word, String title, EvidenceKind kind) {
        this.word = word;
        this.title = title;
        this.kind = kind;
    }

    /** The format as documents and command lines spell it: {@code sarif}. */
    public String word() {
        return word;
    }

    /** The format's name for people: {@code JaCoCo XML}. */
    public String title() {
        return title;
    }

    /** The kind of evidence that reports of this format are. */
    public EvidenceKind kind() {
        return kind;
    }

    /** The format of that word, empty when there is none. */
    public static Optional<ReportFormat> ofWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
