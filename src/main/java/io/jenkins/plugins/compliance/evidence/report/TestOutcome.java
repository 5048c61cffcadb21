package io.jenkins.plugins.compliance.evidence.report;

import java.util.Locale;

/** How a test ended. */
enum TestOutcome {
    PASSED,
    SKIPPED,
    FAILED,
    ERROR;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
