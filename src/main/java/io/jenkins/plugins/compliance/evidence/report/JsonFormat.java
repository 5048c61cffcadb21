package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.report.FormatDetector.Found;
import java.io.IOException;
import java.util.Optional;

/** Tells what a JSON report is by its members, whatever their order; reads no further than it needs to. */
final class JsonFormat {

    private JsonFormat() {}

    /** Looks at the object on which the cursor stands. */
    static Found find(JsonCursor json) throws IOException {
        var seen = new Object() {
            Optional<Found> found = Optional.empty();
            String first = "";
        };
        try {
            json.object(name -> {
                if (seen.first.isEmpty()) {
                    seen.first = name;
                }
                seen.found = byMember(json, name);
                if (seen.found.isPresent()) {
                    throw new Enough();
                }
            });
        } catch (Enough e) {
            return seen.found.orElseThrow();
        }
        return Found.looksLike(
                seen.first.isEmpty()
                        ? "an empty JSON object"
                        : "JSON that begins with \"" + PlainText.name(seen.first) + "\"");
    }

    /** Leaves the object in the middle. */
    private static final class Enough extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static Optional<Found> byMember(JsonCursor json, String name) throws IOException {
        switch (name) {
            case "runs":
                return Optional.of(Found.is(ReportFormat.SARIF));
            case "bomFormat":
                return Optional.of(
                        json.isText() && json.text().equals("CycloneDX")
                                ? Found.is(ReportFormat.CYCLONEDX_JSON)
                                : Found.looksLike("a bill of materials of another format"));
            case "spdxVersion", "SPDXID":
                return Optional.of(Found.is(ReportFormat.SPDX_JSON));
            case "$schema":
                return json.textOrSkip().filter(uri -> uri.contains("sarif")).map(uri -> Found.is(ReportFormat.SARIF));
            case "@context":
                return json.textOrSkip()
                        .filter(uri -> uri.contains("spdx.org/rdf/3."))
                        .map(uri -> Found.is(ReportFormat.SPDX_JSON));
            case "numTotalTests":
                return Optional.of(Found.looksLike("Jest's own JSON; jest-junit writes JUnit XML"));
            default:
                json.skip();
                return Optional.empty();
        }
    }
}
