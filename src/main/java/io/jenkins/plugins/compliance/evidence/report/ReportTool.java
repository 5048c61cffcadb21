package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import java.util.Map;
import java.util.Optional;

/**
 * What wrote a report, by what the report says. Immutable.
 *
 * @param name what it is called
 * @param version its version, if the report says
 */
public record ReportTool(String name, Optional<String> version) {

    public ReportTool {
        name = PlainText.name(name);
        version = version.map(PlainText::name);
    }

    /** The members {@code name} and, if known, {@code version}. */
    public JsonObject toJson() {
        JsonObject json = JsonObject.of(Map.of("name", name));
        return version.map(each -> json.with("version", new JsonString(each))).orElse(json);
    }
}
