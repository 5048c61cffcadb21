package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Cobertura's XML report (coverage-04.dtd) as many tools write it. Lines and branches are counted where the report
 * lists them; the rates and totals that it states itself are used only when it lists no lines.
 */
final class CoberturaReader {

    /** {@code 50% (1/2)}. */
    private static final Pattern CONDITIONS = Pattern.compile("[^(]{0,30}\\(([0-9]{1,18})/([0-9]{1,18})\\)");

    private static final Pattern TOOL = Pattern.compile("([A-Za-z][A-Za-z._-]{0,50}) v?([0-9][^ ]{0,50})");

    private final XmlCursor xml;
    private final CoverageContent content = new CoverageContent();
    private long lastLine;

    private CoberturaReader(XmlCursor xml) {
        this.xml = xml;
    }

    static Report read(ReportSource source) throws IOException {
        try (StrictReader reader = TextEncoding.open(source.name(), source.open());
                XmlCursor xml = XmlCursor.open(source.name(), reader)) {
            return new CoberturaReader(xml).report();
        }
    }

    private Report report() throws IOException {
        Optional<String> time = xml.attribute("timestamp").flatMap(ReportTime::ofEpoch);
        Optional<ReportTool> tool = xml.attribute("version").flatMap(CoberturaReader::tool);
        CoverageCounts stated = new CoverageCounts();
        state(stated, CoverageMetric.LINE, "lines-covered", "lines-valid");
        state(stated, CoverageMetric.BRANCH, "branches-covered", "branches-valid");
        xml.children(this::part);
        if (content.counts().total(CoverageMetric.LINE) == 0) {
            content.count(stated);
        }
        xml.end();
        return new Report(ReportFormat.COBERTURA, tool, time, content);
    }

    /** {@code gcovr 8.8}. Most tools write their version and no name, and a version of nobody knows what says nothing. */
    private static Optional<ReportTool> tool(String version) {
        Matcher named = TOOL.matcher(version);
        return named.matches()
                ? Optional.of(new ReportTool(named.group(1), Optional.of(named.group(2))))
                : Optional.empty();
    }

    private void state(CoverageCounts stated, CoverageMetric metric, String covered, String valid) throws IOException {
        long some = xml.countOrZero(covered);
        long all = xml.countOrZero(valid);
        if (some > all) {
            throw xml.refuse(
                    "\"" + covered + "\" is " + some + ", more than the " + all + " of \"" + valid + "\"",
                    "let the tool write the report again");
        }
        stated.add(metric, some, all);
    }

    /** Some tools leave out a level. */
    private void part(String name) throws IOException {
        switch (name) {
            case "packages", "package", "classes" -> xml.children(this::part);
            case "class" -> classFile();
            default -> {}
        }
    }

    /** The methods of a class list lines that the class lists again. */
    private void classFile() throws IOException {
        String file =
                xml.attribute("filename").orElseGet(() -> xml.attribute("name").orElse(""));
        CoverageCounts counts = new CoverageCounts();
        lastLine = -1;
        xml.children(child -> {
            if (child.equals("lines")) {
                xml.children(line -> {
                    if (line.equals("line")) {
                        line(counts);
                    }
                });
            }
        });
        content.count(counts);
        content.list(file, counts);
    }

    private void line(CoverageCounts counts) throws IOException {
        long number = natural("number");
        boolean covered = natural("hits") > 0;
        // A tool that lists a line once for each of its statements does so in sequence; the line is there once.
        if (number != lastLine) {
            counts.add(CoverageMetric.LINE, covered ? 1 : 0, 1);
        }
        lastLine = number;
        Optional<String> conditions = xml.attribute("condition-coverage").filter(each -> !each.isBlank());
        if (conditions.isPresent()) {
            branches(counts, conditions.get());
        }
    }

    private long natural(String attribute) throws IOException {
        String text = xml.required(attribute);
        return Decimal.natural(text)
                .orElseThrow(() -> xml.refuse(
                        "\"" + attribute + "\" is no number from 0 on: \"" + text + "\"",
                        "let the tool write the report again"));
    }

    private void branches(CoverageCounts counts, String conditions) throws IOException {
        Matcher matcher = CONDITIONS.matcher(conditions);
        if (matcher.matches()) {
            OptionalLong covered = Decimal.count(matcher.group(1));
            OptionalLong all = Decimal.count(matcher.group(2));
            if (covered.isPresent() && all.isPresent() && covered.getAsLong() <= all.getAsLong()) {
                counts.add(CoverageMetric.BRANCH, covered.getAsLong(), all.getAsLong());
                return;
            }
        }
        throw xml.refuse(
                "\"condition-coverage\" is not like \"50% (1/2)\": \"" + conditions + "\"",
                "let the tool write the report again");
    }
}
