package io.jenkins.plugins.compliance.jenkins.steps;

import java.util.Locale;

/** What {@code onAbort} says: what follows when the build is aborted while its promotion is under way. */
enum AbortConduct {
    /** The promotion is closed as abandoned. */
    ABANDON,
    /** What has been started is rolled back. */
    ROLLBACK;

    /** The word in a Pipeline. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
