package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads LCOV's trace file, as geninfo(1) describes it up to LCOV 2.3. Lines and branches are counted by their records
 * ({@code DA}, {@code BRDA}); the numbers that a section states itself ({@code LF}, {@code LH}, ...) are used where it
 * lists none, and for functions.
 */
final class LcovReader {

    private final LineCursor lines;
    private final CoverageContent content = new CoverageContent();
    private @Nullable String section;
    private boolean begun;
    private CoverageCounts listed = new CoverageCounts();
    private CoverageCounts stated = new CoverageCounts();

    private LcovReader(LineCursor lines) {
        this.lines = lines;
    }

    static Report read(ReportSource source) throws IOException {
        try (StrictReader reader = TextEncoding.open(source.name(), source.open())) {
            return new LcovReader(new LineCursor(source.name(), reader)).report();
        }
    }

    private Report report() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                record(line.strip());
            }
        }
        if (section != null) {
            throw lines.refuse(
                    "the report ends too early: there is no end_of_record",
                    "it was cut off: see that the tool finished and that the disk is not full");
        }
        if (!begun) {
            throw lines.refuse("the report names no file (SF:)", "see that the tests ran and were measured");
        }
        return new Report(ReportFormat.LCOV, Optional.empty(), Optional.empty(), content);
    }

    private void record(String line) throws IOException {
        if (line.equals("end_of_record")) {
            endSection();
            return;
        }
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw lines.refuse("no record of LCOV: \"" + line + "\"", "let the tool write the report again");
        }
        String value = line.substring(colon + 1);
        switch (line.substring(0, colon)) {
            case "SF" -> beginSection(value);
            case "DA" -> count(CoverageMetric.LINE, field(value, 1));
            case "BRDA" -> count(CoverageMetric.BRANCH, lastField(value));
            case "LF" -> state(CoverageMetric.LINE, 0, number(value));
            case "LH" -> state(CoverageMetric.LINE, number(value), 0);
            case "BRF" -> state(CoverageMetric.BRANCH, 0, number(value));
            case "BRH" -> state(CoverageMetric.BRANCH, number(value), 0);
            case "FNF" -> state(CoverageMetric.METHOD, 0, number(value));
            case "FNH" -> state(CoverageMetric.METHOD, number(value), 0);
            default -> {}
        }
    }

    private void beginSection(String file) throws IOException {
        if (section != null) {
            throw lines.refuse(
                    "a section begins within the one of " + section,
                    "the report was cut off or put together wrongly: let the tool write it again");
        }
        section = file;
        begun = true;
        listed = new CoverageCounts();
        stated = new CoverageCounts();
    }

    private void endSection() throws IOException {
        if (section == null) {
            throw lines.refuse("the end of a section that did not begin", "let the tool write the report again");
        }
        CoverageCounts counts = new CoverageCounts();
        for (CoverageMetric metric : CoverageMetric.values()) {
            CoverageCounts source = listed.total(metric) > 0 ? listed : stated;
            if (source.missed(metric) < 0) {
                throw lines.refuse(
                        section + " states that more was hit than was found", "let the tool write the report again");
            }
            counts.add(metric, source.covered(metric), source.total(metric));
        }
        content.count(counts);
        content.list(section, counts);
        section = null;
    }

    /** @param taken how often, or {@code -} for what was never reached */
    private void count(CoverageMetric metric, String taken) throws IOException {
        requireSection();
        boolean covered = !taken.equals("-")
                && Decimal.natural(taken)
                                .orElseThrow(() -> lines.refuse(
                                        "\"" + taken + "\" is not how often something was reached",
                                        "let the tool write the report again"))
                        > 0;
        listed.add(metric, covered ? 1 : 0, 1);
    }

    private void state(CoverageMetric metric, long covered, long total) throws IOException {
        requireSection();
        stated.add(metric, covered, total);
    }

    private void requireSection() throws IOException {
        if (section == null) {
            throw lines.refuse("a number before any file (SF:)", "let the tool write the report again");
        }
    }

    private long number(String text) throws IOException {
        return Decimal.count(text)
                .orElseThrow(() -> lines.refuse(
                        "no count from 0 to " + Decimal.MOST + ": \"" + text + "\"",
                        "let the tool write the report again"));
    }

    /** A field between commas, counted from 0; a checksum may follow the last that is asked for. */
    private String field(String value, int index) throws IOException {
        int from = 0;
        for (int i = 0; i < index; i++) {
            int comma = value.indexOf(',', from);
            if (comma < 0) {
                throw lines.refuse("a field is missing in \"" + value + "\"", "let the tool write the report again");
            }
            from = comma + 1;
        }
        int to = value.indexOf(',', from);
        return value.substring(from, to < 0 ? value.length() : to);
    }

    /** A branch may be described by an expression, which may hold commas. */
    private String lastField(String value) throws IOException {
        int comma = value.lastIndexOf(',');
        if (comma < 0) {
            throw lines.refuse("a field is missing in \"" + value + "\"", "let the tool write the report again");
        }
        return value.substring(comma + 1);
    }
}
