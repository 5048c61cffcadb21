package io.jenkins.plugins.compliance.chain.note;

import java.util.Collection;
import java.util.stream.Collectors;

/** Hostile text on its way into an error message, and from there to a terminal: short, and nothing that steers it. */
final class Excerpt {

    private static final int MAX_LENGTH = 60;
    private static final int MAX_KEYS = 5;

    private Excerpt() {}

    /** The text in double quotes, with everything but printable ASCII escaped, cut after 60 characters. */
    static String of(String text) {
        return quote(shorten(text));
    }

    /** Name and ID in double quotes, the name cut after 60 characters. */
    static String of(KeyIdentity key) {
        return quote(shorten(key.name()) + "+" + key.hexId());
    }

    /** The first five keys. */
    static String of(Collection<KeyIdentity> keys) {
        String first = keys.stream().limit(MAX_KEYS).map(Excerpt::of).collect(Collectors.joining(", "));
        return keys.size() > MAX_KEYS ? first + " and " + (keys.size() - MAX_KEYS) + " more" : first;
    }

    private static String shorten(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
    }

    private static String quote(String text) {
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                shown.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.append('"').toString();
    }
}
