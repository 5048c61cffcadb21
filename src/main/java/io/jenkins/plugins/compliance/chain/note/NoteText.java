package io.jenkins.plugins.compliance.chain.note;

/** Which characters a note may hold (C2SP signed-note, "Format"). */
final class NoteText {

    private NoteText() {}

    /**
     * The index of the first character that no note holds: an ASCII control character other than the line feed, or a
     * surrogate without its other half, which has no UTF-8. -1 when there is none.
     */
    static int firstIllegal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n') {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** Whether the text can be one line of a note: not empty, and nothing in it that ends or breaks the line. */
    static boolean isLine(String text) {
        return !text.isEmpty() && text.indexOf('\n') < 0 && firstIllegal(text) < 0;
    }
}
