package io.jenkins.plugins.compliance.promotion;

import java.util.regex.Pattern;

/**
 * The identifier of a promotion and its idempotency key: whoever calls again with the same one continues, or is told how
 * it ended, and never begins a second one. The caller gives it, as a rule from what it is part of: a build and a step.
 *
 * @param value 1 to 128 characters of {@code A-Za-z0-9._-}, beginning with a letter or digit; so it can be a file's name
 */
public record PromotionId(String value) implements Comparable<PromotionId> {

    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /** @throws IllegalArgumentException when the text is not of that form */
    public PromotionId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a promotion's id: " + RequestText.quoted(value)
                    + "; use 1 to 128 characters of A-Z, a-z, 0-9, '.', '_' and '-', the first a letter or digit");
        }
    }

    /** Whether the text is of the form. */
    public static boolean isValid(String text) {
        return GRAMMAR.matcher(text).matches();
    }

    @Override
    public int compareTo(PromotionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
