package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads SARIF 2.1.0 (OASIS Standard, 27 March 2020). */
final class SarifReader {

    private SarifReader() {}

    static Report read(ReportSource source) throws IOException {
        List<SarifRun> runs = SarifRuns.read(source);
        SastContent content = new SastContent();
        try (StrictReader reader = TextEncoding.open(source.name(), source.open());
                JsonCursor json = JsonCursor.open(source.name(), reader)) {
            Iterator<SarifRun> next = runs.iterator();
            json.object(name -> {
                switch (name) {
                    case "runs" -> json.array(() -> results(json, following(json, next), content));
                    default -> json.skip();
                }
            });
            json.end();
        }
        runs.stream().filter(SarifRun::incomplete).forEach(run -> content.incomplete());
        SarifRun first = runs.get(0);
        return new Report(ReportFormat.SARIF, Optional.of(first.driver().tool()), first.endTime(), content);
    }

    private static SarifRun following(JsonCursor json, Iterator<SarifRun> runs) throws IOException {
        if (!runs.hasNext()) {
            throw json.refuse("the report changed while it was read", "collect it when the tool has finished");
        }
        return runs.next();
    }

    private static void results(JsonCursor json, SarifRun run, SastContent content) throws IOException {
        json.object(name -> {
            if (name.equals("results") && json.isArray()) {
                json.array(() -> SarifResult.read(json).countIn(content, run));
            } else {
                json.skip();
            }
        });
    }
}
