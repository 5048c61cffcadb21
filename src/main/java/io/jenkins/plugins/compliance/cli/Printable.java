package io.jenkins.plugins.compliance.cli;

/**
 * Text from files, for a terminal: what is not a visible character or a plain space is shown as {@code \\u} and its
 * code, so that no file can move the cursor, rename the window, hide a line or turn the reading direction.
 */
final class Printable {

    private Printable() {}

    /** Also right for canonical JSON, where such characters stand only within strings, and this is their escape. */
    static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isVisible(c)) {
                printable.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    printable.append(String.format("\\u%04x", (int) unit));
                }
            }
        });
        return printable.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
