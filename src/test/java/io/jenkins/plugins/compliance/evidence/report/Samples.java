package io.jenkins.plugins.compliance.evidence.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The reports of real tools, and what becomes of reports. */
final class Samples {

    static final Path DIRECTORY = Path.of("src/test/resources/io/jenkins/plugins/compliance/evidence/samples");

    private Samples() {}

    static ReportSource sample(String name) {
        return ReportSource.of(name, DIRECTORY.resolve(name));
    }

    static Report read(String name, String text) throws IOException {
        return ReportReader.read(ReportSource.of(name, text.getBytes(UTF_8)), Optional.empty());
    }

    /** The summary as canonical JSON. */
    static String summary(Report report) {
        return new String(CanonicalJson.write(report.content().summary()), UTF_8);
    }

    static String summaryOf(String text) throws IOException {
        return summary(read("report", text));
    }

    /** The details as canonical JSON. */
    static String details(Report report) {
        return new String(CanonicalJson.write(JsonObject.of(report.content().details())), UTF_8);
    }
}
