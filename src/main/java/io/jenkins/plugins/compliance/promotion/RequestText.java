package io.jenkins.plugins.compliance.promotion;

import java.util.regex.Pattern;

/**
 * The words of a request, checked before they go into entries and into the environment of somebody's command: a stage or
 * a version has no character that a shell or a terminal gives a meaning to. Stateless.
 */
final class RequestText {

    private static final Pattern STAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+:@/-]{0,127}");
    private static final int LONGEST = 1000;
    private static final int QUOTED = 80;

    private RequestText() {}

    static String stage(String text) {
        if (!STAGE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a stage's name: " + quoted(text)
                    + "; use 1 to 63 characters of A-Z, a-z, 0-9, '.', '_' and '-', the first a letter or digit");
        }
        return text;
    }

    static String version(String text) {
        if (!VERSION.matcher(text).matches()) {
            throw new IllegalArgumentException("not a version: " + quoted(text)
                    + "; use 1 to 128 characters of A-Z, a-z, 0-9 and '._+:@/-', the first a letter or digit");
        }
        return text;
    }

    /** Any text of one line. */
    static String line(String what, String text) {
        if (text.isBlank() || text.length() > LONGEST || text.codePoints().anyMatch(RequestText::isUnprintable)) {
            throw new IllegalArgumentException(
                    what + " must be one line of 1 to " + LONGEST + " visible characters, not " + quoted(text));
        }
        return text;
    }

    private static boolean isUnprintable(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.FORMAT;
    }

    /** The text in quotes, with nothing in it that could steer a terminal. */
    static String quoted(String text) {
        String shown = text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text;
        return '"' + shown.replaceAll("[^\\x20-\\x7e]", "?") + '"';
    }
}
