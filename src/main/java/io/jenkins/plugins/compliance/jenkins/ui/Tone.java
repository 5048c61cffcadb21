package io.jenkins.plugins.compliance.jenkins.ui;

import java.util.Locale;

/** How something is to be taken. It colours a text that says the same, and chooses the sign beside it. */
public enum Tone {
    GOOD("symbol-check"),
    DOUBT("symbol-warning"),
    BAD("symbol-close-circle"),
    BUSY("symbol-hourglass"),
    NEUTRAL("symbol-ellipse");

    private final String icon;

    Tone(String icon) {
        this.icon = icon;
    }

    /** Jenkins' symbol for it. */
    public String icon() {
        return icon;
    }

    /** As style sheets spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
