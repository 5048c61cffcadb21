package io.jenkins.plugins.compliance.jenkins.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What becomes of a promotion that is under way when its build is aborted. */
public enum OnAbort {
    /** It is closed as abandoned. */
    ABANDON("abandon"),
    /** What was there before is brought back. */
    ROLL_BACK("rollback");

    private final String word;

    OnAbort(String word) {
        this.word = word;
    }

    /** The word in configurations and steps. */
    public String word() {
        return word;
    }

    /** The choice of that word. */
    public static Optional<OnAbort> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** Every word. */
    public static List<String> words() {
        return Arrays.stream(values()).map(OnAbort::word).toList();
    }
}
