package io.jenkins.plugins.compliance.evidence.report;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.util.Optional;

/** A component of a bill of materials while it is read. */
final class Component {

    private String group = "";
    private String name = "";
    private String version = "";
    private String purl = "";

    void group(String text) {
        group = text;
    }

    void name(String text) {
        name = text;
    }

    void version(String text) {
        version = text;
    }

    void purl(String text) {
        purl = text;
    }

    /** This component taken for a tool; empty when it has no name. */
    Optional<ReportTool> asTool() {
        return name.isBlank()
                ? Optional.empty()
                : Optional.of(new ReportTool(name, Optional.of(version).filter(text -> !text.isBlank())));
    }

    JsonObject row() {
        return new Row()
                .name("name", group.isEmpty() ? name : group + "/" + name)
                .name("version", version)
                .name("purl", purl)
                .json();
    }
}
