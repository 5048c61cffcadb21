package io.jenkins.plugins.compliance.bundle;

/** Puts HTML together. Every text is escaped; only constants of the program are markup. Confined to one thread. */
final class Html {

    private final StringBuilder html = new StringBuilder();

    /** Markup: a constant, never anything from outside. */
    Html markup(String constant) {
        html.append(constant);
        return this;
    }

    /** Text from anywhere. */
    Html text(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(isShown(c) ? Character.toString(c) : String.format("&#xfffd;"));
            }
        });
        return this;
    }

    /** Controls, among them those that turn the direction of text and so could make it read as something else. */
    private static boolean isShown(int c) {
        int type = Character.getType(c);
        return c == '\n'
                || type != Character.CONTROL
                        && type != Character.FORMAT
                        && type != Character.SURROGATE
                        && type != Character.UNASSIGNED;
    }

    /** An element with a text. */
    Html element(String name, String text) {
        return markup("<" + name + ">").text(text).markup("</" + name + ">");
    }

    /** An element of a class with a text. */
    Html element(String name, String cssClass, String text) {
        return markup("<" + name + " class=\"" + cssClass + "\">").text(text).markup("</" + name + ">");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
