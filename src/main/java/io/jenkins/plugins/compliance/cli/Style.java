package io.jenkins.plugins.compliance.cli;

/** How words look on a terminal that shows colours. The words alone say the same. */
enum Style {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    GOOD("1;32"),
    DOUBTFUL("1;33"),
    BAD("1;31");

    /** Parameters of the sequence "Select Graphic Rendition" (ECMA-48 section 8.3.117). */
    private final String rendition;

    Style(String rendition) {
        this.rendition = rendition;
    }

    String apply(String text) {
        return rendition.isEmpty() ? text : "\u001b[" + rendition + "m" + text + "\u001b[0m";
    }
}
