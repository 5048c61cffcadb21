package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads JUnit's XML report, of which every tool has its own dialect. What counts is the test cases and not what a suite
 * says of them; but failures that a suite declares and does not list (a suite that could not even be loaded) are counted
 * as errors rather than lost.
 */
final class JunitReader {

    private final XmlCursor xml;
    private final TestContent content = new TestContent();
    private final JunitTool tool = new JunitTool();
    private Optional<String> time = Optional.empty();

    /** How many elements said that something failed, listed so far. */
    private long listed;

    private JunitReader(XmlCursor xml) {
        this.xml = xml;
    }

    static Report read(ReportSource source) throws IOException {
        try (StrictReader reader = TextEncoding.open(source.name(), source.open());
                XmlCursor xml = XmlCursor.open(source.name(), reader)) {
            return new JunitReader(xml).report();
        }
    }

    private Report report() throws IOException {
        suite(xml.name().equals("testsuites") ? "" : xml.attribute("name").orElse(""));
        xml.end();
        return new Report(ReportFormat.JUNIT, tool.found(), time, content);
    }

    private void suite(String name) throws IOException {
        tool.lookAtSuite(xml);
        time = time.or(() -> xml.attribute("timestamp").flatMap(ReportTime::of));
        long declared = xml.countOrZero("failures") + xml.countOrZero("errors");
        long before = listed;
        xml.children(child -> {
            switch (child) {
                case "testsuite" -> suite(xml.attribute("name").orElse(name));
                case "testcase" -> testCase(name);
                case "properties" -> properties();
                default -> {}
            }
        });
        long unlisted = declared - (listed - before);
        if (unlisted > 0) {
            listed += unlisted;
            content.count(
                    TestOutcome.ERROR,
                    unlisted,
                    () -> JunitCase.row(
                            "",
                            "",
                            name,
                            TestOutcome.ERROR,
                            "the suite declares " + unlisted + " that it does not list"));
        }
    }

    private void properties() throws IOException {
        xml.children(child -> {
            if (child.equals("property")) {
                tool.lookAtProperty(xml);
            }
        });
    }

    private void testCase(String suite) throws IOException {
        JunitCase testCase = JunitCase.read(xml);
        listed += testCase.failures();
        content.count(testCase.outcome(), 1, () -> testCase.row(suite));
        if (testCase.isFlaky()) {
            content.flaky();
        }
    }
}
