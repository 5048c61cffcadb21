package io.jenkins.plugins.compliance.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifReaderTest {

    private static final String RULES = """
            {"id":"E","defaultConfiguration":{"level":"error"}},
            {"id":"N","defaultConfiguration":{"level":"note"}},
            {"id":"S","properties":{"security-severity":"9.8"}},
            {"id":"P"}""";

    /** A log of one run, whose rules stand behind the results. */
    private static String log(String results, String more) {
        return "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[" + results + "]" + more
                + ",\"tool\":{\"driver\":{\"name\":\"tool\",\"rules\":[" + RULES + "]}}}]}";
    }

    private static String counts(String result) throws IOException {
        return counts(result, "");
    }

    private static String counts(String result, String more) throws IOException {
        return Samples.summaryOf(log(result, more))
                .replaceAll("\"(critical|high|incomplete|low|medium|suppressed|total)\":0,?", "");
    }

    @ParameterizedTest
    @CsvSource({
        "E,high",
        "N,low",
        "S,critical",
        "P,medium",
        "E/kind,high",
        "unknown,medium",
    })
    void aResultWithoutALevelHasThatOfItsRule(String rule, String severity) throws IOException {
        assertThat(counts("{\"ruleId\":\"" + rule + "\"}")).contains("\"" + severity + "\":1");
    }

    @ParameterizedTest
    @CsvSource({"error,high", "warning,medium", "note,low", "none,low"})
    void aResultsOwnLevelGoesBeforeItsRules(String level, String severity) throws IOException {
        assertThat(counts("{\"ruleId\":\"E\",\"level\":\"" + level + "\"}")).contains("\"" + severity + "\":1");
    }

    @ParameterizedTest
    @CsvSource({
        "10,critical",
        "9.0,critical",
        "8.9,high",
        "7.0,high",
        "6.9,medium",
        "4.0,medium",
        "3.9,low",
        "0.0,low",
    })
    void securitySeverityGoesBeforeEveryLevel(String score, String severity) throws IOException {
        assertThat(counts("{\"ruleId\":\"E\",\"level\":\"note\",\"properties\":{\"security-severity\":\"" + score
                        + "\"}}"))
                .contains("\"" + severity + "\":1");
    }

    @Test
    void anInvocationCanConfigureARuleAnew() throws IOException {
        String invocations = """
                ,"invocations":[{"executionSuccessful":true,"ruleConfigurationOverrides":[
                {"descriptor":{"index":0},"configuration":{"level":"note"}}]}]""";

        assertThat(counts("{\"ruleId\":\"E\"}", invocations)).contains("\"low\":1");
        assertThat(counts("{\"ruleIndex\":0}", invocations)).contains("\"low\":1");
        assertThat(counts("{\"ruleId\":\"E\",\"level\":\"error\"}", invocations))
                .contains("\"high\":1");
    }

    @Test
    void ofSeveralInvocationsOnlyTheOneThatFoundItConfigures() throws IOException {
        String invocations = """
                ,"invocations":[{},{"ruleConfigurationOverrides":[
                {"descriptor":{"id":"E"},"configuration":{"level":"note"}}]}]""";

        assertThat(counts("{\"ruleId\":\"E\"}", invocations)).contains("\"high\":1");
        assertThat(counts("{\"ruleId\":\"E\",\"provenance\":{\"invocationIndex\":1}}", invocations))
                .contains("\"low\":1");
    }

    @Test
    void rulesOfExtensionsAreFound() throws IOException {
        String log = """
                {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"CodeQL"},"extensions":[{"name":"pack",
                "rules":[{"id":"java/sqli","properties":{"security-severity":8.8}}]}]},"results":[
                {"ruleId":"java/sqli","rule":{"id":"java/sqli","index":0,"toolComponent":{"index":0}}}]}]}""";

        assertThat(Samples.summaryOf(log)).contains("\"high\":1");
    }

    @ParameterizedTest
    @CsvSource({"pass", "open", "informational", "notApplicable", "review"})
    void whatDoesNotFailIsNoFinding(String kind) throws IOException {
        Report report = Samples.read("r", log("{\"ruleId\":\"E\",\"kind\":\"" + kind + "\"}", ""));

        assertThat(Samples.summary(report)).contains("\"total\":0");
        assertThat(Samples.details(report)).contains("\"not_counted\":{\"" + kind + "\":1}");
    }

    @Test
    void whatIsGoneSinceTheBaselineIsNoFinding() throws IOException {
        assertThat(Samples.summaryOf(log("{\"ruleId\":\"E\",\"baselineState\":\"absent\"}", "")))
                .contains("\"total\":0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    [{"kind":"inSource"}]                                                 | 1
                    [{"kind":"external","status":"accepted"}]                             | 1
                    [{"kind":"external","status":"rejected"}]                             | 0
                    [{"kind":"external","status":"underReview"}]                          | 0
                    [{"kind":"inSource"},{"kind":"external","status":"underReview"}]      | 0
                    []                                                                    | 0
                    """)
    void onlyAcceptedSuppressionsSuppress(String suppressions, int suppressed) throws IOException {
        assertThat(Samples.summaryOf(log("{\"ruleId\":\"E\",\"suppressions\":" + suppressions + "}", "")))
                .contains("\"suppressed\":" + suppressed)
                .contains("\"total\":" + (1 - suppressed));
    }

    @Test
    void aRunThatSaysItFailedIsCountedAsIncomplete() throws IOException {
        assertThat(Samples.summaryOf(log("", ",\"invocations\":[{\"executionSuccessful\":false}]")))
                .contains("\"incomplete\":1");
        assertThat(Samples.summaryOf(log("", ",\"invocations\":[{\"executionSuccessful\":true}]")))
                .contains("\"incomplete\":0");
    }

    @Test
    void runsAddUp() throws IOException {
        String run = "{\"tool\":{\"driver\":{\"name\":\"t\"}},\"results\":[{\"level\":\"error\"}]}";

        assertThat(Samples.summaryOf("{\"version\":\"2.1.0\",\"runs\":[" + run + "," + run + "]}"))
                .contains("\"high\":2");
    }

    @Test
    void listsTheWorstAndSaysThatItLeftOutTheRest() throws IOException {
        String notes = "{\"level\":\"note\",\"message\":{\"text\":\"n\"}},".repeat(1500);
        Report report = Samples.read("r", log(notes + "{\"ruleId\":\"E\",\"message\":{\"text\":\"the worst\"}}", ""));

        assertThat(Samples.summary(report)).contains("\"total\":1501");
        assertThat(Samples.details(report))
                .contains("\"truncated\":true")
                .contains("\"findings\":[{\"message\":\"the worst\"");
    }

    @Test
    void aMessageCannotSteerATerminalNorDeceiveTheEye() throws IOException {
        String text = "\\u001b[2J\\u202egnp.exe \\ud800";
        Report report = Samples.read("r", log("{\"message\":{\"text\":\"" + text + "\"}}", ""));

        assertThat(Samples.details(report))
                .contains("\ufffd[2J\ufffdgnp.exe \ufffd")
                .doesNotContain("\\u001b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    {"version":"2.1.0","runs":[]}                                     | no run has results
                    {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}}}]}     | no run has results
                    {"version":"2.0.0","runs":[]}                                     | SARIF of version 2.0.0
                    {"runs":[]}                                                       | no "version"
                    {"version":"2.1.0","runs":[{"results":[]}]}                       | does not name its tool
                    {"version":"2.1.0","runs":[],"runs":[]}                           | stands there twice
                    {"runs":[{"externalPropertyFileReferences":{}}]}                  | in other files
                    {"runs":[{"tool":{"driver":{"rules":[{"properties":{"security-severity":"NaN"}}]}}}]} | found "NaN"
                    {"runs":[{"tool":{"driver":{"rules":[{"properties":{"security-severity":-1}}]}}}]}    | from 0 to 10
                    {"runs":[{"tool":{"driver":{"rules":[{"properties":{"security-severity":1e999}}]}}}]} | a number
                    {"runs":[{"tool":{"driver":{"name":7}}}]}                         | expected text, found a number
                    {"runs":[                                                         | ends too early
                    {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[]}]} {} | behind the end
                    {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[]}]} x  | no JSON
                    """)
    void refusesWithThePlaceAndARemedy(String log, String problem) {
        assertThatThrownBy(() -> Samples.read("scan.sarif", log))
                .hasMessageMatching("scan\\.sarif:1:[0-9]+: .*; .*")
                .hasMessageContaining(problem);
    }

    @Test
    void refusesAnUnknownLevel() {
        assertThatThrownBy(() -> Samples.read("r", log("{\"level\":\"fatal\"}", "")))
                .hasMessageContaining("\"fatal\" is none of none, note, warning, error");
    }
}
