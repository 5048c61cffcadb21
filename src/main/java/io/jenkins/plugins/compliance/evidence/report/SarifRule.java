package io.jenkins.plugins.compliance.evidence.report;

import java.util.OptionalDouble;

/**
 * What a rule says of how bad its findings are. Two rules are the same only when they are one object: an identifier need
 * not be unique among the components of a tool.
 */
final class SarifRule {

    /** What the standard gives a rule that says nothing (section 3.50.3). */
    static final String DEFAULT_LEVEL = "warning";

    private final String id;
    private final String level;
    private final OptionalDouble securitySeverity;

    SarifRule(String id, String level, OptionalDouble securitySeverity) {
        this.id = id;
        this.level = level;
        this.securitySeverity = securitySeverity;
    }

    String id() {
        return id;
    }

    /** {@code defaultConfiguration.level}. */
    String level() {
        return level;
    }

    /** {@code properties["security-severity"]}: from 0 to 10. */
    OptionalDouble securitySeverity() {
        return securitySeverity;
    }
}
