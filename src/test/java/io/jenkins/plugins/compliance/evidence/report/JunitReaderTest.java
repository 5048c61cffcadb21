package io.jenkins.plugins.compliance.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JunitReaderTest {

    private static String suite(String attributes, String content) {
        return "<testsuite " + attributes + ">" + content + "</testsuite>";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    <testcase name="a"/>                                                            | passed
                    <testcase name="a"><failure>no</failure></testcase>                             | failed
                    <testcase name="a"><error/></testcase>                                          | errors
                    <testcase name="a"><failure/><error/></testcase>                                | errors
                    <testcase name="a"><skipped/></testcase>                                        | skipped
                    <testcase name="a"><failure/><rerunFailure/><rerunError/></testcase>            | errors
                    <testcase name="a"><failure/><rerunFailure/></testcase>                         | failed
                    <testcase name="a"><flakyFailure/></testcase>                                   | passed
                    <testcase name="a" status="fail"/>                                              | failed
                    <testcase name="a" status="notrun"/>                                            | skipped
                    <testcase name="a" status="run" result="completed"/>                            | passed
                    """)
    void countsEachTestOnce(String testCase, String outcome) throws IOException {
        assertThat(Samples.summaryOf(suite("name=\"s\"", testCase)))
                .contains("\"" + outcome + "\":1")
                .contains("\"total\":1");
    }

    @Test
    void countsATestThatPassedInTheEndAsFlakyBeside() throws IOException {
        assertThat(Samples.summaryOf(suite("", "<testcase name=\"a\"><flakyError/></testcase>")))
                .contains("\"flaky\":1")
                .contains("\"passed\":1");
    }

    @Test
    void suitesNest() throws IOException {
        String inner = suite("name=\"i\" failures=\"1\"", "<testcase name=\"a\"><failure/></testcase>");

        assertThat(Samples.summaryOf(
                        "<testsuites failures=\"1\">" + suite("failures=\"1\"", inner + inner) + "</testsuites>"))
                .isEqualTo("{\"errors\":0,\"failed\":2,\"flaky\":0,\"passed\":0,\"skipped\":0,\"total\":2}");
    }

    @Test
    void failuresThatASuiteDeclaresAndDoesNotListAreErrors() throws IOException {
        Report report = Samples.read("r", "<testsuites>" + suite("name=\"broken\" errors=\"2\"", "") + "</testsuites>");

        assertThat(Samples.summary(report)).contains("\"errors\":2").contains("\"total\":2");
        assertThat(Samples.details(report)).contains("declares 2 that it does not list");
    }

    @Test
    void assertionsCountedAsFailuresAreNotCountedAgain() throws IOException {
        String catch2 = "<testcase name=\"a\"><failure/><failure/></testcase>";

        assertThat(Samples.summaryOf(suite("failures=\"2\" tests=\"9\"", catch2)))
                .contains("\"failed\":1")
                .contains("\"errors\":0");
    }

    @Test
    void listsWhatFailedWithItsMessage() throws IOException {
        Report report = Samples.read(
                "r",
                suite("name=\"s\"", "<testcase name=\"a\" classname=\"C\"><failure message=\"no &lt;3\"/></testcase>"));

        assertThat(Samples.details(report))
                .contains(
                        "{\"class\":\"C\",\"message\":\"no <3\",\"name\":\"a\",\"outcome\":\"failed\",\"suite\":\"s\"}");
    }

    @Test
    void refusesANegativeCount() {
        assertThatThrownBy(() -> Samples.read("r.xml", suite("failures=\"-1\"", "")))
                .hasMessage(
                        "r.xml:1:1: \"failures\" is no count from 0 to 100000000: \"-1\"; see what wrote it, and let the"
                                + " tool write the report again");
    }
}
