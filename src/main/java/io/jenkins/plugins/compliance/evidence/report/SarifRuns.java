package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads from a SARIF log everything but the results. The standard lets a run's rules stand behind the results that need
 * them, and some tools put them there, so a log is read twice.
 */
final class SarifRuns {

    static final List<String> LEVELS = List.of("none", "note", "warning", "error");

    private static final int MOST_RULES = 50_000;
    private static final int LONGEST_ID = 1000;
    private static final int MOST_RUNS = 10_000;

    private final JsonCursor json;
    private final List<SarifRun> runs = new ArrayList<>();
    private int descriptions;
    private boolean versioned;

    private SarifRuns(JsonCursor json) {
        this.json = json;
    }

    static List<SarifRun> read(ReportSource source) throws IOException {
        try (StrictReader reader = TextEncoding.open(source.name(), source.open());
                JsonCursor json = JsonCursor.open(source.name(), reader)) {
            return new SarifRuns(json).log();
        }
    }

    private List<SarifRun> log() throws IOException {
        json.object(name -> {
            switch (name) {
                case "version" -> version();
                case "runs" -> json.array(this::run);
                case "inlineExternalProperties" ->
                    throw json.refuse(
                            "parts of the runs stand in inlineExternalProperties",
                            "let the tool write all in its runs");
                default -> json.skip();
            }
        });
        if (!versioned) {
            throw json.refuse("the log has no \"version\"", "let the tool write SARIF 2.1.0");
        }
        if (runs.stream().noneMatch(SarifRun::results)) {
            throw json.refuse(
                    "no run has results, not even an empty array of them",
                    "see that the scan ran: a log without results says nothing");
        }
        json.end();
        return runs;
    }

    private void version() throws IOException {
        if (!json.text().equals("2.1.0")) {
            throw json.refuse("SARIF of version " + json.text(), "let the tool write SARIF 2.1.0");
        }
        versioned = true;
    }

    private void run() throws IOException {
        SarifRun run = new SarifRun();
        json.object(name -> {
            switch (name) {
                case "tool" -> tool(run);
                case "invocations" -> json.array(() -> invocation(run));
                case "results" -> results(run);
                case "externalPropertyFileReferences" ->
                    throw json.refuse("parts of the run stand in other files", "let the tool write all in one file");
                default -> json.skip();
            }
        });
        if (run.driver().name().isEmpty()) {
            throw json.refuse("a run does not name its tool", "let the tool write tool.driver.name");
        } else if (runs.size() == MOST_RUNS) {
            throw json.refuse("more than " + MOST_RUNS + " runs", "no report is like this; see what wrote it");
        }
        run.resolveOverrides();
        runs.add(run);
    }

    private void results(SarifRun run) throws IOException {
        if (json.isArray()) {
            run.hasResults();
        }
        json.skip();
    }

    private void tool(SarifRun run) throws IOException {
        json.object(name -> {
            switch (name) {
                case "driver" -> component(run.driver());
                case "extensions" ->
                    json.array(() -> {
                        count();
                        SarifComponent extension = new SarifComponent();
                        component(extension);
                        run.extensions().add(extension);
                    });
                default -> json.skip();
            }
        });
    }

    private void component(SarifComponent component) throws IOException {
        json.object(name -> {
            switch (name) {
                case "name" -> component.name(json.text());
                case "guid" -> component.guid(json.text());
                case "version", "semanticVersion" -> component.version(json.text());
                case "rules" -> json.array(() -> rule(component));
                default -> json.skip();
            }
        });
    }

    private void rule(SarifComponent component) throws IOException {
        count();
        var rule = new Object() {
            String id = "";
            Optional<String> guid = Optional.empty();
            String level = SarifRule.DEFAULT_LEVEL;
            OptionalDouble severity = OptionalDouble.empty();
        };
        json.object(name -> {
            switch (name) {
                case "id" -> rule.id = identifier();
                case "guid" -> rule.guid = Optional.of(identifier());
                case "defaultConfiguration" -> rule.level = level(SarifRule.DEFAULT_LEVEL);
                case "properties" -> rule.severity = securitySeverity(json);
                default -> json.skip();
            }
        });
        component.add(new SarifRule(rule.id, rule.level, rule.severity), rule.guid);
    }

    private String identifier() throws IOException {
        String id = json.text();
        if (id.length() > LONGEST_ID) {
            throw json.refuse(
                    "an identifier of more than " + LONGEST_ID + " characters",
                    "no report is like this; see what wrote it");
        }
        return id;
    }

    private void count() throws IOException {
        if (++descriptions > MOST_RULES) {
            throw json.refuse(
                    "more than " + MOST_RULES + " rules and their configurations",
                    "let the tool write several reports");
        }
    }

    /** The level in a reportingConfiguration (section 3.50). */
    private String level(String otherwise) throws IOException {
        var configuration = new Object() {
            String level = otherwise;
        };
        json.object(name -> {
            switch (name) {
                case "level" -> configuration.level = json.word(LEVELS);
                default -> json.skip();
            }
        });
        return configuration.level;
    }

    /** A property bag's {@code security-severity}, from 0 to 10. */
    static OptionalDouble securitySeverity(JsonCursor json) throws IOException {
        var properties = new Object() {
            OptionalDouble severity = OptionalDouble.empty();
        };
        json.object(name -> {
            switch (name) {
                case "security-severity" -> {
                    double score = json.number();
                    if (score < 0 || score > 10) {
                        throw json.refuse(
                                "a security-severity that is not from 0 to 10: " + score,
                                "let the tool write a CVSS score");
                    }
                    properties.severity = OptionalDouble.of(score);
                }
                default -> json.skip();
            }
        });
        return properties.severity;
    }

    private void invocation(SarifRun run) throws IOException {
        count();
        List<SarifRun.RuleOverride> overrides = new ArrayList<>();
        json.object(name -> {
            switch (name) {
                case "executionSuccessful" -> {
                    if (!json.bool()) {
                        run.markIncomplete();
                    }
                }
                case "endTimeUtc" -> run.endTime(ReportTime.of(json.text()));
                case "ruleConfigurationOverrides" -> json.array(() -> override().ifPresent(overrides::add));
                default -> json.skip();
            }
        });
        run.invocations().add(overrides);
    }

    private Optional<SarifRun.RuleOverride> override() throws IOException {
        count();
        SarifRuleReference rule = new SarifRuleReference();
        var override = new Object() {
            String level = "";
        };
        json.object(name -> {
            switch (name) {
                case "descriptor" -> rule.readInto(json);
                case "configuration" -> override.level = level("");
                default -> json.skip();
            }
        });
        return override.level.isEmpty()
                ? Optional.empty()
                : Optional.of(new SarifRun.RuleOverride(rule, override.level));
    }
}
