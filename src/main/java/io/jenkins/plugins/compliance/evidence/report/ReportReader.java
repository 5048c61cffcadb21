package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.Optional;

/** Reads reports, in constant memory whatever their size. The static method is thread-safe. */
public final class ReportReader {

    private ReportReader() {}

    /**
     * Reads a report, which it opens up to three times.
     *
     * @param expected the format that it must have; when empty, whatever can be read
     * @throws io.jenkins.plugins.compliance.evidence.ReportException when it is refused: its format is not known or not
     *     the expected one, or it is malformed, cut off, hostile, or says of itself that it failed
     * @throws IOException when it cannot be opened or read
     */
    public static Report read(ReportSource source, Optional<ReportFormat> expected) throws IOException {
        return switch (FormatDetector.detect(source, expected)) {
            case SARIF -> SarifReader.read(source);
            case JACOCO -> JacocoReader.read(source);
            case JUNIT -> JunitReader.read(source);
            case COBERTURA -> CoberturaReader.read(source);
            case LCOV -> LcovReader.read(source);
            case CYCLONEDX_JSON -> CycloneDxJsonReader.read(source);
            case CYCLONEDX_XML -> CycloneDxXmlReader.read(source);
            case SPDX_JSON -> SpdxJsonReader.read(source);
        };
    }
}
