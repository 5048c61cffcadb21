package io.jenkins.plugins.compliance.bundle;

import java.util.Arrays;

/** Puts Markdown (GitHub's) together; what comes from outside stays text. Confined to one thread. */
final class Markdown {

    private static final String SPECIAL = "\\`*_{}[]<>()#+!|~&";

    private final StringBuilder text = new StringBuilder();
    private boolean inTable;

    void heading(int level, String title) {
        block();
        text.append("#".repeat(level)).append(' ').append(escape(title)).append('\n');
    }

    /** A paragraph of our own words, in which texts from outside are {@link #code}. */
    void paragraph(String words) {
        block();
        text.append(words).append('\n');
    }

    /** Lines as they are. */
    void fence(String lines) {
        block();
        text.append("```\n").append(lines).append("\n```\n");
    }

    void table(String... heads) {
        block();
        text.append("| ").append(String.join(" | ", heads)).append(" |\n");
        text.append("|").append(" --- |".repeat(heads.length)).append('\n');
        inTable = true;
    }

    void row(String... cells) {
        if (!inTable) {
            throw new IllegalStateException("a row needs a table");
        }
        text.append("|");
        Arrays.stream(cells)
                .forEach(cell -> text.append(' ').append(escape(cell)).append(" |"));
        text.append('\n');
    }

    private void block() {
        inTable = false;
        if (text.length() > 0) {
            text.append('\n');
        }
    }

    /** A text from outside, within a line. */
    static String code(String value) {
        // A backtick would end it, and cannot be escaped within.
        return "`" + line(value).replace('`', '\'') + "`";
    }

    static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        line(value).codePoints().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }

    private static String line(String value) {
        return value.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", " ");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
