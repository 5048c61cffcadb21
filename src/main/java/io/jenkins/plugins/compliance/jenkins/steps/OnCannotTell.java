package io.jenkins.plugins.compliance.jenkins.steps;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What becomes of a build that verifies chains of which it cannot be told whether they are whole. */
enum OnCannotTell {
    /** It fails. */
    FAIL,
    /** It goes on, and is unstable. */
    UNSTABLE,
    /** It goes on. */
    PASS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such word */
    static OnCannotTell ofWord(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("onCannotTell: '" + word + "' is none of "
                        + Arrays.stream(values()).map(OnCannotTell::word).collect(Collectors.joining(", "))));
    }
}
