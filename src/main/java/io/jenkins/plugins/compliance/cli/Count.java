package io.jenkins.plugins.compliance.cli;

import java.util.OptionalLong;
import picocli.CommandLine.TypeConversionException;

/**
 * A number of something on the command line.
 *
 * @param value at least 0
 */
record Count(long value) {

    static Count parse(String word) {
        return new Count(atLeast(0, word));
    }

    static long atLeast(long least, String word) {
        OptionalLong value = number(word);
        if (value.isEmpty() || value.getAsLong() < least) {
            throw new TypeConversionException("\"" + word + "\" is no number from " + least + " on");
        }
        return value.getAsLong();
    }

    private static OptionalLong number(String word) {
        try {
            return OptionalLong.of(Long.parseLong(word));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
