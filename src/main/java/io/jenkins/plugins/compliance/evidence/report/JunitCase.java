package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** A {@code testcase} of a JUnit report, whichever way its dialect says how it ended. */
final class JunitCase {

    private final XmlCursor xml;
    private final String name;
    private final String className;
    private TestOutcome outcome;
    private String message = "";
    private int failures;
    private boolean flaky;

    private JunitCase(XmlCursor xml) {
        this.xml = xml;
        this.name = xml.attribute("name").orElse("");
        this.className = xml.attribute("classname").orElse("");
        this.outcome = byStatus(xml.attribute("status").or(() -> xml.attribute("result")));
    }

    /** CTest, GoogleTest and some others say it by an attribute, the first two by an element as well. */
    private static TestOutcome byStatus(Optional<String> status) {
        return switch (status.orElse("").toLowerCase(Locale.ROOT)) {
            case "fail", "failed", "failure" -> TestOutcome.FAILED;
            case "error", "errored" -> TestOutcome.ERROR;
            case "notrun", "disabled", "skipped", "ignored", "suppressed" -> TestOutcome.SKIPPED;
            default -> TestOutcome.PASSED;
        };
    }

    /** Reads the element on which the cursor stands. */
    static JunitCase read(XmlCursor xml) throws IOException {
        JunitCase testCase = new JunitCase(xml);
        xml.children(testCase::child);
        return testCase;
    }

    private void child(String element) throws IOException {
        switch (element) {
            case "failure" -> failed(TestOutcome.FAILED);
            case "error" -> failed(TestOutcome.ERROR);
            // Surefire and cargo-nextest: it failed, and every time it was run again. A failure stands beside.
            case "rerunFailure" -> outcome = worse(TestOutcome.FAILED);
            case "rerunError" -> outcome = worse(TestOutcome.ERROR);
            // It failed, and passed when it was run again.
            case "flakyFailure", "flakyError" -> flaky = true;
            case "skipped", "disabled" -> outcome = worse(TestOutcome.SKIPPED);
            default -> {}
        }
    }

    private void failed(TestOutcome as) throws IOException {
        outcome = worse(as);
        failures++;
        Optional<String> attribute = xml.attribute("message").filter(text -> !text.isBlank());
        if (message.isEmpty()) {
            message = attribute.isPresent() ? attribute.get() : xml.text(2 * PlainText.MESSAGE);
        }
    }

    private TestOutcome worse(TestOutcome other) {
        return outcome.compareTo(other) < 0 ? other : outcome;
    }

    TestOutcome outcome() {
        return outcome;
    }

    /** How many failures are listed, which some tools count and not the tests. */
    int failures() {
        return failures;
    }

    boolean isFlaky() {
        return flaky && outcome == TestOutcome.PASSED;
    }

    JsonObject row(String suite) {
        return row(name, className, suite, outcome, message);
    }

    static JsonObject row(String name, String className, String suite, TestOutcome outcome, String message) {
        return new Row()
                .name("outcome", outcome.word())
                .name("name", name)
                .name("class", className)
                .name("suite", suite)
                .message("message", message)
                .json();
    }
}
