package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads CycloneDX 1.2 to 1.7 as XML. Vulnerabilities stand in the document from 1.4 on, and before that in an extension
 * (http://cyclonedx.org/schema/ext/vulnerability/1.0) within components or the document.
 */
final class CycloneDxXmlReader {

    private final XmlCursor xml;
    private final SbomContent content = new SbomContent();
    private Optional<ReportTool> tool = Optional.empty();
    private Optional<String> time = Optional.empty();

    private CycloneDxXmlReader(XmlCursor xml) {
        this.xml = xml;
    }

    static Report read(ReportSource source) throws IOException {
        try (StrictReader reader = TextEncoding.open(source.name(), source.open());
                XmlCursor xml = XmlCursor.open(source.name(), reader)) {
            return new CycloneDxXmlReader(xml).report();
        }
    }

    private Report report() throws IOException {
        String namespace = xml.namespace();
        CycloneDxVersion.check(namespace.substring(namespace.lastIndexOf('/') + 1), xml::refuse);
        xml.children(name -> {
            switch (name) {
                case "metadata" -> xml.children(this::metadata);
                case "components" -> components();
                case "vulnerabilities" -> vulnerabilities();
                default -> {}
            }
        });
        xml.end();
        return new Report(ReportFormat.CYCLONEDX_XML, tool, time, content);
    }

    private void metadata(String name) throws IOException {
        switch (name) {
            case "timestamp" -> time = ReportTime.of(text());
            case "tools" -> xml.children(this::tool);
            default -> {}
        }
    }

    /** {@code tool} up to 1.4, {@code component} within {@code components} from 1.5 on. */
    private void tool(String name) throws IOException {
        switch (name) {
            case "components" -> xml.children(this::tool);
            case "tool", "component" -> {
                Component component = new Component();
                xml.children(child -> member(component, child));
                tool = tool.or(component::asTool);
            }
            default -> {}
        }
    }

    private void components() throws IOException {
        xml.children(name -> {
            if (name.equals("component")) {
                component();
            }
        });
    }

    private void component() throws IOException {
        Component component = new Component();
        xml.children(name -> {
            switch (name) {
                case "components" -> components();
                case "vulnerabilities" -> vulnerabilities();
                default -> member(component, name);
            }
        });
        content.component(component::row);
    }

    private void member(Component component, String name) throws IOException {
        switch (name) {
            case "group" -> component.group(text());
            case "name" -> component.name(text());
            case "version" -> component.version(text());
            case "purl" -> component.purl(text());
            default -> {}
        }
    }

    private void vulnerabilities() throws IOException {
        content.lookedForVulnerabilities();
        xml.children(name -> {
            if (name.equals("vulnerability")) {
                Vulnerability vulnerability = new Vulnerability();
                xml.attribute("ref").ifPresent(vulnerability::affects);
                xml.children(child -> vulnerability(vulnerability, child));
                vulnerability.countIn(content);
            }
        });
    }

    private void vulnerability(Vulnerability vulnerability, String name) throws IOException {
        switch (name) {
            case "id" -> vulnerability.id(text());
            case "ratings" ->
                xml.children(rating -> {
                    if (rating.equals("rating")) {
                        rating(vulnerability);
                    }
                });
            case "analysis" ->
                xml.children(child -> {
                    switch (child) {
                        case "state" -> vulnerability.state(state());
                        case "justification" -> vulnerability.justification(text());
                        default -> {}
                    }
                });
            case "affects" ->
                xml.children(target -> xml.children(child -> {
                    if (child.equals("ref")) {
                        vulnerability.affects(text());
                    }
                }));
            default -> {}
        }
    }

    private String state() throws IOException {
        String state = text();
        if (!Vulnerability.STATES.contains(state)) {
            throw xml.refuse(
                    "\"" + state + "\" is none of " + String.join(", ", Vulnerability.STATES),
                    "let the tool write the report again");
        }
        return state;
    }

    private void rating(Vulnerability vulnerability) throws IOException {
        var rating = new Object() {
            Optional<Severity> severity = Optional.empty();
            Optional<Double> score = Optional.empty();
            boolean cvss = true;
        };
        xml.children(name -> {
            switch (name) {
                case "severity" ->
                    rating.severity = Optional.of(
                            Severity.ofWord(text()).orElseThrow(() -> CycloneDxVersion.unknownSeverity(xml::refuse)));
                case "method" -> rating.cvss = text().startsWith("CVSS");
                case "score" -> rating.score = Optional.of(score());
                default -> {}
            }
        });
        vulnerability.rate(rating.severity, rating.score.filter(score -> rating.cvss));
    }

    /** A number, or in the extension an element {@code base} with the number. */
    private double score() throws IOException {
        StringBuilder base = new StringBuilder();
        String text = xml.text(PlainText.NAME, child -> {
            if (child.equals("base")) {
                base.append(text());
            }
        });
        String number = base.isEmpty() ? text.strip() : base.toString();
        return CycloneDxVersion.score(
                Decimal.parse(number)
                        .orElseThrow(() -> xml.refuse(
                                "expected a number, found \"" + number + "\"", "let the tool write the report again")),
                xml::refuse);
    }

    private String text() throws IOException {
        return xml.text(2 * PlainText.NAME).strip();
    }
}
