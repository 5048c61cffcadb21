package io.jenkins.plugins.compliance.chain;

import java.util.regex.Pattern;

/**
 * The name of a service, which is also the name of its chain and of its directory: a DNS label (RFC 1123) in lower
 * case, {@code [a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?}. Validated here, so that no unchecked name ever touches a path.
 *
 * @param value the name
 */
public record ServiceName(String value) implements Comparable<ServiceName> {

    /** The grammar, anchored by {@link Pattern#matches}. */
    public static final String GRAMMAR = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    /** @throws IllegalArgumentException when the name does not follow the grammar */
    public ServiceName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a service name: \"" + printable(value)
                    + "\"; use 1 to 63 characters of a-z, 0-9 and '-', neither first nor last a '-'");
        }
    }

    /** Whether the text follows the grammar. */
    public static boolean isValid(String text) {
        return text.length() <= 63 && PATTERN.matcher(text).matches();
    }

    /** A hostile name goes into an error message, and from there to a terminal: nothing that could steer it. */
    private static String printable(String text) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
        return shown.replaceAll("[^\\x20-\\x7e]", "?");
    }

    @Override
    public int compareTo(ServiceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
