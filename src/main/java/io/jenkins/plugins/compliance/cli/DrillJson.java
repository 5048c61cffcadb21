package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.drill.AttackResult;
import io.jenkins.plugins.compliance.drill.AttackResult.Outcome;
import io.jenkins.plugins.compliance.drill.DrillReport;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A drill as JSON, by the schema {@code drill-report.schema.json}. */
final class DrillJson {

    static final String FORMAT = "compliance-promotion/drill-report/v1";

    private DrillJson() {}

    static JsonObject of(String path, DrillReport report) {
        Map<String, Object> document = new TreeMap<>();
        document.put("format", FORMAT);
        document.put("path", path);
        document.put("verdict", Verdicts.id(report.verdict()));
        document.put("control", Verdicts.id(report.control().verdict()));
        document.put("entries", report.control().entries());
        document.put("uncovered", report.uncovered());
        document.put("temporary_key", report.temporaryKey().isPresent());
        // Text, since a seed has 64 bits and a JSON number 53.
        document.put("seed", Long.toString(report.seed()));
        for (Outcome outcome : Outcome.values()) {
            document.put(id(outcome), report.count(outcome));
        }
        document.put("attacks", report.results().stream().map(DrillJson::attack).toList());
        return JsonObject.of(document);
    }

    private static Map<String, Object> attack(AttackResult result) {
        Map<String, Object> members = new TreeMap<>();
        members.put("attack", result.attack().id());
        members.put("description", result.attack().description());
        members.put("outcome", id(result.outcome()));
        members.put("finding_counts", Verdicts.counts(result.findings()));
        if (!result.note().isEmpty()) {
            members.put("note", result.note());
        }
        return members;
    }

    private static String id(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
