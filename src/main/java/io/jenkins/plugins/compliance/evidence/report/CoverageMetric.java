package io.jenkins.plugins.compliance.evidence.report;

import java.util.Locale;

/** What is covered or not. */
enum CoverageMetric {
    LINE,
    BRANCH,
    INSTRUCTION,
    METHOD,
    CLASS,
    COMPLEXITY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
