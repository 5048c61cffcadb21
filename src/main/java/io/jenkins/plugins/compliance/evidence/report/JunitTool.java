package io.jenkins.plugins.compliance.evidence.report;

import java.util.Optional;

/** Guesses what wrote a JUnit report. The format has no place for it, but some tools leave a trace. */
final class JunitTool {

    private Optional<ReportTool> found = Optional.empty();

    /** Looks at the suite on which the cursor stands. */
    void lookAtSuite(XmlCursor xml) {
        String name = xml.attribute("name").orElse("");
        if (xml.attribute("noNamespaceSchemaLocation").orElse("").contains("surefire")) {
            guess("Maven Surefire", Optional.empty());
        } else if (name.equals("pytest") || name.equals("pytest tests")) {
            guess("pytest", Optional.empty());
        } else if (name.equals("jest tests")) {
            guess("Jest", Optional.empty());
        }
    }

    /** Looks at the property on which the cursor stands. */
    void lookAtProperty(XmlCursor xml) {
        if (xml.attribute("name").orElse("").equals("go.version")) {
            guess("go test", xml.attribute("value"));
        }
    }

    private void guess(String name, Optional<String> version) {
        if (found.isEmpty()) {
            found = Optional.of(new ReportTool(name, version));
        }
    }

    Optional<ReportTool> found() {
        return found;
    }
}
