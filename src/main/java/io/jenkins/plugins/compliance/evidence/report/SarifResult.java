package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One result of a SARIF run (section 3.27), on its way into the content. */
final class SarifResult {

    private static final List<String> KINDS =
            List.of("fail", "pass", "open", "informational", "notApplicable", "review");
    private static final List<String> BASELINE_STATES = List.of("new", "unchanged", "updated", "absent");
    private static final List<String> STATUSES = List.of("accepted", "underReview", "rejected");

    private final JsonCursor json;
    private final SarifRuleReference rule = new SarifRuleReference();
    private @Nullable String ruleId;
    private int ruleIndex = -1;
    private String kind = "fail";
    private @Nullable String level;
    private boolean absent;
    private OptionalDouble securitySeverity = OptionalDouble.empty();
    private int invocation = -1;
    private int suppressions;
    private int suppressionsNotAccepted;
    private String justification = "";
    private String message = "";
    private String file = "";
    private int line = -1;

    private SarifResult(JsonCursor json) {
        this.json = json;
    }

    /** Reads the object on which the cursor stands. */
    static SarifResult read(JsonCursor json) throws IOException {
        SarifResult result = new SarifResult(json);
        json.object(result::member);
        return result;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "ruleId" -> ruleId = json.text();
            case "ruleIndex" -> ruleIndex = json.index();
            case "rule" -> rule.readInto(json);
            case "kind" -> kind = json.word(KINDS);
            case "level" -> level = json.word(SarifRuns.LEVELS);
            case "baselineState" -> absent = json.word(BASELINE_STATES).equals("absent");
            case "suppressions" -> json.array(this::suppression);
            case "properties" -> securitySeverity = SarifRuns.securitySeverity(json);
            case "message" -> json.object(this::message);
            case "locations" -> json.objects(this::location);
            case "provenance" -> json.object(this::provenance);
            default -> json.skip();
        }
    }

    private void suppression() throws IOException {
        suppressions++;
        json.object(name -> {
            switch (name) {
                case "status" -> {
                    if (!json.word(STATUSES).equals("accepted")) {
                        suppressionsNotAccepted++;
                    }
                }
                case "justification" -> justification = json.text();
                default -> json.skip();
            }
        });
    }

    private void message(String name) throws IOException {
        switch (name) {
            case "text" -> message = json.text();
            default -> json.skip();
        }
    }

    private void provenance(String name) throws IOException {
        switch (name) {
            case "invocationIndex" -> invocation = json.index();
            default -> json.skip();
        }
    }

    /** Of several locations, the first one is listed. */
    private void location(String name) throws IOException {
        if (name.equals("physicalLocation") && file.isEmpty()) {
            json.object(part -> {
                switch (part) {
                    case "artifactLocation" -> json.object(this::artifact);
                    case "region" -> json.object(this::region);
                    default -> json.skip();
                }
            });
        } else {
            json.skip();
        }
    }

    private void artifact(String name) throws IOException {
        switch (name) {
            case "uri" -> file = json.text();
            default -> json.skip();
        }
    }

    private void region(String name) throws IOException {
        switch (name) {
            case "startLine" -> line = json.index();
            default -> json.skip();
        }
    }

    /** Adds this result as what it is. */
    void countIn(SastContent content, SarifRun run) {
        if (absent) {
            content.leaveOut("absent");
        } else if (!kind.equals("fail")) {
            content.leaveOut(kind);
        } else {
            Optional<SarifRule> described = rule(run);
            Severity severity = severity(described, run);
            // Section 3.27.23: one suppression that is not accepted, and the result is not suppressed.
            if (suppressions > 0 && suppressionsNotAccepted == 0) {
                content.suppress(severity, () -> row(severity, described));
            } else {
                content.find(severity, () -> row(severity, described));
            }
        }
    }

    private Optional<SarifRule> rule(SarifRun run) {
        if (rule.id == null) {
            rule.id = ruleId;
        }
        if (rule.index < 0) {
            rule.index = ruleIndex;
        }
        return rule.ruleIn(run);
    }

    private Severity severity(Optional<SarifRule> described, SarifRun run) {
        OptionalDouble score = securitySeverity.isPresent()
                ? securitySeverity
                : described.map(SarifRule::securitySeverity).orElse(OptionalDouble.empty());
        return score.isPresent()
                ? Severity.ofScore(score.getAsDouble())
                : Severity.ofLevel(level == null ? run.level(described, invocation) : level);
    }

    private JsonObject row(Severity severity, Optional<SarifRule> described) {
        String id = rule.id == null ? described.map(SarifRule::id).orElse("") : rule.id;
        return new Row()
                .name("severity", severity.word())
                .name("rule", id)
                .message("message", message)
                .name("file", file)
                .number("line", line)
                .message("justification", justification)
                .json();
    }
}
