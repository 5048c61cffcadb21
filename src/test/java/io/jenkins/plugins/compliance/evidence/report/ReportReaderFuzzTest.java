package io.jenkins.plugins.compliance.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.ReportException;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Any bytes at all are read or refused, and nothing else is thrown; what is read can be written. One target for each
 * family of formats, so that each gets its share of the search.
 */
class ReportReaderFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void json(byte[] bytes) throws IOException {
        readOrRefuse(bytes, '{');
    }

    @FuzzTest(maxDuration = "1m")
    void xml(byte[] bytes) throws IOException {
        readOrRefuse(bytes, '<');
    }

    @FuzzTest(maxDuration = "1m")
    void lines(byte[] bytes) throws IOException {
        readOrRefuse(bytes, 'S');
    }

    private static void readOrRefuse(byte[] bytes, char first) throws IOException {
        if (bytes.length == 0 || bytes[0] != first) {
            return;
        }
        Report report;
        try {
            report = ReportReader.read(ReportSource.of("r", bytes), Optional.empty());
        } catch (ReportException e) {
            assertThat(e).hasMessageMatching("r(:[0-9]+:[0-9]+)?: \\P{Cntrl}+; \\P{Cntrl}+");
            return;
        }
        CanonicalJson.write(report.content().summary());
        CanonicalJson.write(JsonObject.of(report.content().details()));
    }
}
