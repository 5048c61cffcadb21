package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.promotion.OnFailure;
import java.util.Locale;

/** What {@code onFailure} says: what follows when a promotion does not complete. */
enum FailureConduct {
    /** The build fails. */
    FAIL(OnFailure.STOP, false),
    /** The build is unstable and goes on. */
    UNSTABLE(OnFailure.STOP, true),
    /** What failed is rolled back, and the build fails. */
    ROLLBACK(OnFailure.ROLLBACK, false),
    /** What failed is rolled back, and the build is unstable and goes on. */
    ROLLBACK_UNSTABLE(OnFailure.ROLLBACK, true);

    private final OnFailure promotion;
    private final boolean unstable;

    FailureConduct(OnFailure promotion, boolean unstable) {
        this.promotion = promotion;
        this.unstable = unstable;
    }

    OnFailure promotion() {
        return promotion;
    }

    boolean unstable() {
        return unstable;
    }

    /** The word in a Pipeline. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
