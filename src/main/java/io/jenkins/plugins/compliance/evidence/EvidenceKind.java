package io.jenkins.plugins.compliance.evidence;

import java.util.Arrays;
import java.util.Optional;

/** What evidence is about. Each kind has one normalised document and one form of summary, see docs/evidence.md. */
public enum EvidenceKind {
    /** Findings of static analysis and other scanners. */
    SAST("sast", "sast_scan_results.json"),
    /** Coverage of the code by tests. */
    COVERAGE("coverage", "test_coverage_report.json"),
    /** Results of tests. */
    TESTS("tests", "test_results.json"),
    /** What the service is made of, and the vulnerabilities known in it. */
    SBOM("sbom", "sbom_report.json"),
    /** Any files; nothing but their digests is known of them. */
    FILES("files", "collected_files.json");

    private final String word;
    private final String documentName;

    EvidenceKind(String word, String documentName) {
        this.word = word;
        this.documentName = documentName;
    }

    /** The kind as entries, policies and command lines spell it: {@code sast}. */
    public String word() {
        return word;
    }

    /** The file name of the normalised document: {@code sast_scan_results.json}. */
    public String documentName() {
        return documentName;
    }

    /** The kind of that word, empty when there is none. */
    public static Optional<EvidenceKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
