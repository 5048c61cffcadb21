package io.jenkins.plugins.compliance.policy;

/** Text of a file nobody vouches for, for messages: in quotes, short, and with nothing that could steer a terminal. */
final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return '"' + ascii(shown) + '"';
    }

    /** The text with everything but printable ASCII replaced. */
    static String ascii(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
