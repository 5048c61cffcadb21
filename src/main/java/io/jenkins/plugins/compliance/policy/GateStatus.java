package io.jenkins.plugins.compliance.policy;

import java.util.Locale;

/** What came of a gate. */
public enum GateStatus {
    PASSED,
    FAILED,
    /** It failed, and somebody answers for that. */
    WAIVED;

    /** The status as entries spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
