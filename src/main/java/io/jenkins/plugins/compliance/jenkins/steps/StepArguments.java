package io.jenkins.plugins.compliance.jenkins.steps;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The arguments of a step as text. Stateless. */
final class StepArguments {

    private static final int LONGEST = 80;

    private StepArguments() {}

    /** The text without blanks around it, null when there is none. */
    static @Nullable String trimmed(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }

    /** The values of the named arguments, as far as they are given. */
    static @Nullable String toString(Map<String, Object> arguments, List<String> shown) {
        String text = shown.stream()
                .map(arguments::get)
                .filter(Objects::nonNull)
                .map(StepArguments::text)
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String text(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : String.valueOf(value);
    }
}
