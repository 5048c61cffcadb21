package io.jenkins.plugins.compliance.evidence.report;

/**
 * Text from a report on its way into a document: bounded, and free of what could steer a terminal, deceive the eye or
 * have no UTF-8 form. Control and format characters (bidirectional overrides among them) and lone surrogates become
 * U+FFFD; the original is kept under its digest.
 */
final class PlainText {

    /** The longest name of anything: a rule, a file, a component. In UTF-16 code units. */
    static final int NAME = 300;

    /** The longest message. In UTF-16 code units. */
    static final int MESSAGE = 500;

    private PlainText() {}

    /** As a name. */
    static String name(String text) {
        return clean(text, NAME);
    }

    /** As a message. */
    static String message(String text) {
        return clean(text.strip(), MESSAGE);
    }

    private static String clean(String text, int longest) {
        StringBuilder clean = new StringBuilder();
        int next = 0;
        while (next < text.length()) {
            int c = text.codePointAt(next);
            if (clean.length() + Character.charCount(c) > longest - 1
                    && next + Character.charCount(c) < text.length()) {
                return clean.append('\u2026').toString();
            }
            clean.appendCodePoint(isPlain(c) ? c : 0xfffd);
            next += Character.charCount(c);
        }
        return clean.toString();
    }

    private static boolean isPlain(int c) {
        if (c == '\n' || c == '\t') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
