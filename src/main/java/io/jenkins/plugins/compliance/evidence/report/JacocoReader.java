package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads JaCoCo's XML report (report.dtd 1.0 and 1.1). The report states its totals, and those of every package; both
 * must agree, so that a total that was edited alone is found out.
 */
final class JacocoReader {

    private final XmlCursor xml;
    private final CoverageContent content = new CoverageContent();
    private final CoverageCounts packages = new CoverageCounts();
    private Optional<String> time = Optional.empty();

    private JacocoReader(XmlCursor xml) {
        this.xml = xml;
    }

    static Report read(ReportSource source) throws IOException {
        try (StrictReader reader = TextEncoding.open(source.name(), source.open());
                XmlCursor xml = XmlCursor.open(source.name(), reader)) {
            return new JacocoReader(xml).report();
        }
    }

    private Report report() throws IOException {
        CoverageCounts total = new CoverageCounts();
        xml.children(name -> {
            switch (name) {
                case "sessioninfo" -> time = ReportTime.ofEpoch(xml.required("dump"));
                case "counter" -> counter(total);
                default -> part(name);
            }
        });
        if (!total.sameAs(packages)) {
            throw xml.refuse(
                    "the report's counters are not the sum of its packages'",
                    "the report was altered or put together by hand: let JaCoCo write it again");
        }
        content.count(total);
        xml.end();
        return new Report(ReportFormat.JACOCO, Optional.of(new ReportTool("JaCoCo", Optional.empty())), time, content);
    }

    /** Groups nest, and have counters of their own that sum up what is in them. */
    private void part(String name) throws IOException {
        switch (name) {
            case "group" ->
                xml.children(child -> {
                    if (!child.equals("counter")) {
                        part(child);
                    }
                });
            case "package" -> {
                String directory = xml.required("name");
                xml.children(child -> {
                    switch (child) {
                        case "sourcefile" -> sourceFile(directory);
                        case "counter" -> counter(packages);
                        default -> {}
                    }
                });
            }
            default ->
                throw xml.refuse("<" + name + "> is nothing that JaCoCo writes", "let JaCoCo write the report again");
        }
    }

    private void sourceFile(String directory) throws IOException {
        String name = xml.required("name");
        CoverageCounts counts = new CoverageCounts();
        xml.children(child -> {
            if (child.equals("counter")) {
                counter(counts);
            }
        });
        content.list(directory.isEmpty() ? name : directory + "/" + name, counts);
    }

    private void counter(CoverageCounts counts) throws IOException {
        CoverageMetric metric = switch (xml.required("type")) {
            case "LINE" -> CoverageMetric.LINE;
            case "BRANCH" -> CoverageMetric.BRANCH;
            case "INSTRUCTION" -> CoverageMetric.INSTRUCTION;
            case "METHOD" -> CoverageMetric.METHOD;
            case "CLASS" -> CoverageMetric.CLASS;
            case "COMPLEXITY" -> CoverageMetric.COMPLEXITY;
            default ->
                throw xml.refuse(
                        "a counter of the unknown type \"" + xml.required("type") + "\"",
                        "let JaCoCo write the report again");
        };
        long covered = xml.count("covered");
        counts.add(metric, covered, covered + xml.count("missed"));
    }
}
