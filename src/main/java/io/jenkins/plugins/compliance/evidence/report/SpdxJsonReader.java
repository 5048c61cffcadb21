package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads SPDX 2.2 and 2.3 as JSON, and of SPDX 3.0 (JSON-LD) the packages and vulnerabilities. SPDX 2 knows no
 * vulnerabilities. SPDX 3 spreads what is said of one over a graph of elements, which cannot be followed in constant
 * memory: each one counts, as of unknown severity.
 */
final class SpdxJsonReader {

    private final JsonCursor json;
    private final SbomContent content = new SbomContent();
    private Optional<ReportTool> tool = Optional.empty();
    private Optional<String> time = Optional.empty();

    private SpdxJsonReader(JsonCursor json) {
        this.json = json;
    }

    static Report read(ReportSource source) throws IOException {
        try (StrictReader reader = TextEncoding.open(source.name(), source.open());
                JsonCursor json = JsonCursor.open(source.name(), reader)) {
            return new SpdxJsonReader(json).report();
        }
    }

    private Report report() throws IOException {
        json.object(name -> {
            switch (name) {
                case "spdxVersion" -> version();
                case "creationInfo" -> json.object(this::creation);
                case "packages" -> json.array(this::softwarePackage);
                case "@graph" -> json.array(this::element);
                default -> json.skip();
            }
        });
        json.end();
        return new Report(ReportFormat.SPDX_JSON, tool, time, content);
    }

    private void version() throws IOException {
        if (!json.text().startsWith("SPDX-2.")) {
            throw json.refuse("SPDX of version " + json.text(), "let the tool write SPDX 2.3");
        }
    }

    private void creation(String name) throws IOException {
        switch (name) {
            case "created" -> time = ReportTime.of(json.text());
            case "creators" -> json.array(() -> creator(json.text()));
            default -> json.skip();
        }
    }

    /** {@code Tool: syft-1.2.3}: name and version are not told apart, so the last hyphen before a digit does. */
    private void creator(String creator) {
        if (tool.isEmpty() && creator.startsWith("Tool:")) {
            String text = creator.substring("Tool:".length()).strip();
            int hyphen = text.lastIndexOf('-');
            boolean versioned = hyphen > 0 && text.substring(hyphen + 1).matches("v?[0-9].{0,50}");
            tool = Optional.of(
                    versioned
                            ? new ReportTool(text.substring(0, hyphen), Optional.of(text.substring(hyphen + 1)))
                            : new ReportTool(text, Optional.empty()));
        }
    }

    private void softwarePackage() throws IOException {
        Component component = new Component();
        json.object(name -> {
            switch (name) {
                case "name" -> component.name(json.text());
                case "versionInfo" -> component.version(json.text());
                case "externalRefs" -> json.array(() -> externalReference(component));
                default -> json.skip();
            }
        });
        content.component(component::row);
    }

    private void externalReference(Component component) throws IOException {
        var reference = new Object() {
            String type = "";
            String locator = "";
        };
        json.object(name -> {
            switch (name) {
                case "referenceType" -> reference.type = json.text();
                case "referenceLocator" -> reference.locator = json.text();
                default -> json.skip();
            }
        });
        if (reference.type.equals("purl")) {
            component.purl(reference.locator);
        }
    }

    /** An element of SPDX 3. */
    private void element() throws IOException {
        var element = new Object() {
            String type = "";
            String created = "";
        };
        Component component = new Component();
        json.object(name -> {
            switch (name) {
                case "type", "@type" -> element.type = json.textOrSkip().orElse("");
                case "created" -> element.created = json.textOrSkip().orElse("");
                case "name" -> component.name(json.textOrSkip().orElse(""));
                case "software_packageVersion" -> component.version(json.text());
                case "software_packageUrl" -> component.purl(json.text());
                default -> json.skip();
            }
        });
        switch (element.type) {
            case "software_Package" -> content.component(component::row);
            case "CreationInfo" -> time = time.or(() -> ReportTime.of(element.created));
            case "Tool" -> tool = tool.or(component::asTool);
            case "security_Vulnerability" -> {
                Vulnerability vulnerability = new Vulnerability();
                component.asTool().ifPresent(named -> vulnerability.id(named.name()));
                vulnerability.countIn(content);
            }
            default -> {}
        }
    }
}
