package io.jenkins.plugins.compliance.jenkins.ui;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of all services. Immutable.
 *
 * @param text part of a service's name or of a version it has, in lower case; empty for all
 * @param state the words of a state; empty for all
 * @param page which page, from 1
 */
public record OverviewQuery(String text, String state, int page) {

    private static final int LONGEST = 100;
    private static final int LAST_PAGE = 1_000_000;

    /** Everything from the beginning. */
    static final OverviewQuery ALL = new OverviewQuery("", "", 1);

    /** What a request asks for; what makes no sense is left out. */
    static OverviewQuery of(@Nullable String text, @Nullable String state, @Nullable String page) {
        return new OverviewQuery(word(text), word(state), page(page));
    }

    private static String word(@Nullable String text) {
        String word = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return word.length() > LONGEST ? word.substring(0, LONGEST) : word;
    }

    private static int page(@Nullable String page) {
        return page != null && page.matches("[1-9][0-9]{0,5}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 1;
    }
}
