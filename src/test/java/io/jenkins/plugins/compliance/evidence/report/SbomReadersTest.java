package io.jenkins.plugins.compliance.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SbomReadersTest {

    private static String json(String vulnerability) {
        return "{\"vulnerabilities\":[" + vulnerability
                + "],\"components\":[{\"name\":\"a\",\"components\":[{\"name\":\"b\"}]}],"
                + "\"specVersion\":\"1.6\",\"bomFormat\":\"CycloneDX\"}";
    }

    private static String xml(String vulnerability) {
        return "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><components><component><name>a</name><components>"
                + "<component><name>b</name></component></components></component></components><vulnerabilities>"
                + vulnerability + "</vulnerabilities></bom>";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    {"severity":"critical"}                                               | critical
                    {"severity":"low"},{"severity":"high"}                                | high
                    {"severity":"info"}                                                   | low
                    {"score":9.1,"method":"CVSSv31"}                                      | critical
                    {"score":9.1,"method":"OWASP"}                                        | unknown
                    {"severity":"unknown","score":5}                                      | medium
                    {"severity":"unknown"}                                                | unknown
                    """)
    void theWorstRatingOfAVulnerabilityCounts(String ratings, String severity) throws IOException {
        assertThat(Samples.summaryOf(json("{\"id\":\"CVE-1\",\"ratings\":[" + ratings + "]}")))
                .contains("\"" + severity + "\":1");
    }

    @Test
    void aVulnerabilityThatNobodyRatedIsUnknown() throws IOException {
        assertThat(Samples.summaryOf(json("{\"id\":\"CVE-1\"}"))).contains("\"unknown\":1");
        assertThat(Samples.summaryOf(xml("<vulnerability><id>CVE-1</id></vulnerability>")))
                .contains("\"unknown\":1");
    }

    @ParameterizedTest
    @CsvSource({
        "not_affected,1",
        "resolved,1",
        "resolved_with_pedigree,1",
        "false_positive,1",
        "exploitable,0",
        "in_triage,0",
    })
    void anAnalysisCanSayThatItDoesNotMatter(String state, int suppressed) throws IOException {
        String rated = "\"ratings\":[{\"severity\":\"high\"}]";
        String expected = "{\"components\":2,\"critical\":0,\"high\":" + (1 - suppressed)
                + ",\"low\":0,\"medium\":0,\"suppressed\":" + suppressed + ",\"unknown\":0}";

        assertThat(Samples.summaryOf(json("{\"analysis\":{\"state\":\"" + state + "\"}," + rated + "}")))
                .isEqualTo(expected);
        assertThat(Samples.summaryOf(xml("<vulnerability><ratings><rating><severity>high</severity></rating></ratings>"
                        + "<analysis><state>" + state + "</state></analysis></vulnerability>")))
                .isEqualTo(expected);
    }

    @Test
    void whatSaysNothingAboutVulnerabilitiesHasNoNumbersOfThem() throws IOException {
        assertThat(Samples.summaryOf("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[]}"))
                .isEqualTo("{\"components\":0}");
        assertThat(Samples.summaryOf("{\"spdxVersion\":\"SPDX-2.3\",\"packages\":[{\"name\":\"a\"}]}"))
                .isEqualTo("{\"components\":1}");
    }

    @Test
    void anEmptyListOfVulnerabilitiesSaysThatThereAreNone() throws IOException {
        assertThat(Samples.summaryOf(json(""))).contains("\"critical\":0");
    }

    @Test
    void theVulnerabilityExtensionIsReadToo() throws IOException {
        String report = """
                <bom xmlns="http://cyclonedx.org/schema/bom/1.3"
                     xmlns:v="http://cyclonedx.org/schema/ext/vulnerability/1.0"><components><component><name>a</name>
                <v:vulnerabilities><v:vulnerability ref="a"><v:id>CVE-1</v:id><v:ratings><v:rating><v:score>
                <v:base>9.8</v:base></v:score><v:severity>Critical</v:severity></v:rating></v:ratings></v:vulnerability>
                </v:vulnerabilities></component></components></bom>""";

        assertThat(Samples.summaryOf(report)).contains("\"critical\":1").contains("\"components\":1");
    }

    @Test
    void countsPackagesAndVulnerabilitiesOfSpdx3() throws IOException {
        String report = """
                {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
                {"type":"software_Package","name":"a"},{"name":"CVE-1","type":"security_Vulnerability"},
                {"type":"software_File","name":"f"}]}""";

        assertThat(Samples.summaryOf(report)).contains("\"components\":1").contains("\"unknown\":1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    {"ratings":[{"severity":"awful"}]}    | a severity that is none
                    {"ratings":[{"score":-1}]}            | a score below 0
                    {"analysis":{"state":"fine"}}         | "fine" is none of
                    """)
    void refusesWhatIsNotInTheStandard(String vulnerability, String problem) {
        assertThatThrownBy(() -> Samples.read("r", json(vulnerability))).hasMessageContaining(problem);
    }
}
