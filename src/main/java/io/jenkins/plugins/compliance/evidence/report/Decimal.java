package io.jenkins.plugins.compliance.evidence.report;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads numbers strictly: no white space, no NaN, no infinity, no hexadecimal, nothing that overflows. */
final class Decimal {

    /** More lines, tests or functions than any one file or suite has. Sums of it stay far from overflowing. */
    static final long MOST = 100_000_000;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");

    private Decimal() {}

    /** A finite number. */
    static Optional<Double> parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    /** An integer from 0 to {@link #MOST}. */
    static OptionalLong count(String text) {
        OptionalLong value = natural(text);
        return value.isPresent() && value.getAsLong() <= MOST ? value : OptionalLong.empty();
    }

    /** An integer from 0 to 10^18 - 1. */
    static OptionalLong natural(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalLong.empty();
            }
            value = 10 * value + digit;
        }
        return OptionalLong.of(value);
    }
}
