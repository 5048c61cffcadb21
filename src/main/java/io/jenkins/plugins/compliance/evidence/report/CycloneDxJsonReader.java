package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.Optional;

/** Reads CycloneDX 1.2 to 1.7 as JSON (ECMA-424): components, nested ones too, vulnerabilities and their analysis. */
final class CycloneDxJsonReader {

    private final JsonCursor json;
    private final SbomContent content = new SbomContent();
    private Optional<ReportTool> tool = Optional.empty();
    private Optional<String> time = Optional.empty();

    private CycloneDxJsonReader(JsonCursor json) {
        this.json = json;
    }

    static Report read(ReportSource source) throws IOException {
        try (StrictReader reader = TextEncoding.open(source.name(), source.open());
                JsonCursor json = JsonCursor.open(source.name(), reader)) {
            return new CycloneDxJsonReader(json).report();
        }
    }

    private Report report() throws IOException {
        json.object(name -> {
            switch (name) {
                case "specVersion" -> CycloneDxVersion.check(json.text(), json::refuse);
                case "metadata" -> json.object(this::metadata);
                case "components" -> json.array(this::component);
                case "vulnerabilities" -> vulnerabilities();
                default -> json.skip();
            }
        });
        json.end();
        return new Report(ReportFormat.CYCLONEDX_JSON, tool, time, content);
    }

    private void metadata(String name) throws IOException {
        switch (name) {
            case "timestamp" -> time = ReportTime.of(json.text());
            case "tools" -> tools();
            default -> json.skip();
        }
    }

    /** An array up to 1.4, an object with components from 1.5 on. */
    private void tools() throws IOException {
        if (json.isArray()) {
            json.array(this::tool);
        } else {
            json.object(name -> {
                if (name.equals("components")) {
                    json.array(this::tool);
                } else {
                    json.skip();
                }
            });
        }
    }

    private void tool() throws IOException {
        Component component = new Component();
        json.object(name -> member(component, name));
        tool = tool.or(component::asTool);
    }

    private void component() throws IOException {
        Component component = new Component();
        json.object(name -> {
            if (name.equals("components")) {
                json.array(this::component);
            } else {
                member(component, name);
            }
        });
        content.component(component::row);
    }

    private void member(Component component, String name) throws IOException {
        switch (name) {
            case "group" -> component.group(json.text());
            case "name" -> component.name(json.text());
            case "version" -> component.version(json.text());
            case "purl" -> component.purl(json.text());
            default -> json.skip();
        }
    }

    private void vulnerabilities() throws IOException {
        content.lookedForVulnerabilities();
        json.array(() -> {
            Vulnerability vulnerability = new Vulnerability();
            json.object(name -> vulnerability(vulnerability, name));
            vulnerability.countIn(content);
        });
    }

    private void vulnerability(Vulnerability vulnerability, String name) throws IOException {
        switch (name) {
            case "id" -> vulnerability.id(json.text());
            case "ratings" -> json.array(() -> rating(vulnerability));
            case "analysis" ->
                json.object(member -> {
                    switch (member) {
                        case "state" -> vulnerability.state(json.word(Vulnerability.STATES));
                        case "justification" -> vulnerability.justification(json.text());
                        default -> json.skip();
                    }
                });
            case "affects" ->
                json.objects(member -> {
                    switch (member) {
                        case "ref" -> vulnerability.affects(json.text());
                        default -> json.skip();
                    }
                });
            default -> json.skip();
        }
    }

    private void rating(Vulnerability vulnerability) throws IOException {
        var rating = new Object() {
            Optional<Severity> severity = Optional.empty();
            Optional<Double> score = Optional.empty();
            boolean cvss = true;
        };
        json.object(name -> {
            switch (name) {
                case "severity" ->
                    rating.severity = Optional.of(Severity.ofWord(json.text())
                            .orElseThrow(() -> CycloneDxVersion.unknownSeverity(json::refuse)));
                case "score" -> rating.score = Optional.of(CycloneDxVersion.score(json.number(), json::refuse));
                case "method" -> rating.cvss = json.text().startsWith("CVSS");
                default -> json.skip();
            }
        });
        vulnerability.rate(rating.severity, rating.score.filter(score -> rating.cvss));
    }
}
