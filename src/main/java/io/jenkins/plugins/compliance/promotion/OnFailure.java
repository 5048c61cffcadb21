package io.jenkins.plugins.compliance.promotion;

import java.util.Locale;

/** What follows when the action fails. */
public enum OnFailure {
    /** Nothing: the promotion ends as failed. */
    STOP,
    /** The action runs again, to bring back what the stage had before. */
    ROLLBACK;

    /** The word in entries. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
