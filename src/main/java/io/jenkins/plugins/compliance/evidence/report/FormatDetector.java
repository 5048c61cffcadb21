package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportException;
import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a report's format by its content; its name says nothing. */
final class FormatDetector {

    private static final int HEAD = 1 << 12;

    private FormatDetector() {}

    /**
     * What a report is.
     *
     * @param format the format, empty when it is none that can be read
     * @param description what it looks like, for people
     */
    record Found(Optional<ReportFormat> format, String description) {

        static Found is(ReportFormat format) {
            return new Found(Optional.of(format), format.title());
        }

        static Found looksLike(String description) {
            return new Found(Optional.empty(), description);
        }
    }

    /** @throws ReportException when it is of another format than expected, or of none */
    static ReportFormat detect(ReportSource source, Optional<ReportFormat> expected) throws IOException {
        Found found = look(source);
        if (expected.isPresent() && !found.format().equals(expected)) {
            throw new ReportException(
                    source.name(),
                    "1:1",
                    "it is no " + expected.get().title() + "; it looks like " + found.description(),
                    found.format()
                            .map(actual -> "name the format " + actual.word() + ", or none, or the right file")
                            .orElse("name the right file"));
        }
        return found.format()
                .orElseThrow(() -> new ReportException(
                        source.name(),
                        "1:1",
                        "its format is not known; it looks like " + found.description(),
                        "let the tool write one of "
                                + Arrays.stream(ReportFormat.values())
                                        .map(ReportFormat::title)
                                        .collect(Collectors.joining(", "))));
    }

    private static Found look(ReportSource source) throws IOException {
        char first;
        String head;
        try (StrictReader reader = TextEncoding.open(source.name(), source.open())) {
            char[] buffer = new char[HEAD];
            int length = 0;
            for (int count = 0; count >= 0 && length < HEAD - 1; length += Math.max(0, count)) {
                count = reader.read(buffer, length, HEAD - length);
            }
            head = new String(buffer, 0, length);
            first = head.isBlank() ? ' ' : head.stripLeading().charAt(0);
        }
        return switch (first) {
            case '<' -> xml(source);
            case '{', '[' -> json(source);
            case ' ' -> Found.looksLike("an empty file");
            default -> lines(head);
        };
    }

    private static Found xml(ReportSource source) throws IOException {
        try (StrictReader reader = TextEncoding.open(source.name(), source.open());
                XmlCursor xml = XmlCursor.open(source.name(), reader)) {
            return switch (xml.name()) {
                case "report" -> Found.is(ReportFormat.JACOCO);
                case "coverage" ->
                    xml.attribute("clover").isPresent()
                            ? Found.looksLike("Clover XML")
                            : Found.is(ReportFormat.COBERTURA);
                case "testsuites", "testsuite" -> Found.is(ReportFormat.JUNIT);
                case "bom" ->
                    xml.namespace().startsWith("http://cyclonedx.org/schema/bom/")
                            ? Found.is(ReportFormat.CYCLONEDX_XML)
                            : Found.looksLike("XML with the root <bom>");
                case "BugCollection" -> Found.looksLike("SpotBugs XML; its SARIF can be read");
                case "checkstyle" -> Found.looksLike("Checkstyle XML; its SARIF can be read");
                case "pmd" -> Found.looksLike("PMD XML; its SARIF can be read");
                case "test-run", "test-results" -> Found.looksLike("NUnit XML");
                case "assemblies", "assembly" -> Found.looksLike("xUnit.net XML");
                case "TestRun" -> Found.looksLike("Visual Studio's TRX");
                case "html" -> Found.looksLike("a page in HTML");
                default -> Found.looksLike("XML with the root <" + PlainText.name(xml.name()) + ">");
            };
        }
    }

    private static Found json(ReportSource source) throws IOException {
        try (StrictReader reader = TextEncoding.open(source.name(), source.open());
                JsonCursor json = JsonCursor.open(source.name(), reader)) {
            return JsonFormat.find(json);
        }
    }

    private static Found lines(String head) {
        boolean lcov = head.lines().limit(20).anyMatch(line -> line.startsWith("SF:") || line.startsWith("TN:"));
        if (lcov) {
            return Found.is(ReportFormat.LCOV);
        } else if (head.startsWith("mode: ")) {
            return Found.looksLike("a profile of Go's coverage; gocover-cobertura makes Cobertura XML of it");
        } else if (head.startsWith("SPDXVersion:")) {
            return Found.looksLike("SPDX in tag-value form; its JSON can be read");
        }
        return Found.looksLike("plain text");
    }
}
