package io.jenkins.plugins.compliance.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a policy spells a length of time: {@code 45s}, {@code 30m}, {@code 12h}, {@code 7d}, {@code 2w}, or ISO 8601. */
final class Durations {

    /** What a reader is told. */
    static final String FORMS = "write a length of time like 30m, 12h, 7d, 2w or P7D, at most ten years";

    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final Pattern SHORT = Pattern.compile("([1-9][0-9]{0,8})([smhdw])");
    private static final Pattern ISO =
            Pattern.compile("P(?=.)([0-9]{1,9}D)?(T(?=.)([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}S)?)?");

    private Durations() {}

    /** The length of time; empty when the text is no such spelling, or the length is zero or beyond ten years. */
    static Optional<Duration> parse(String text) {
        Duration parsed = Duration.ZERO;
        Matcher brief = SHORT.matcher(text);
        if (brief.matches()) {
            parsed = Duration.ofSeconds(Long.parseLong(brief.group(1)) * seconds(brief.group(2)));
        } else if (ISO.matcher(text).matches()) {
            try {
                parsed = Duration.parse(text);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        return parsed.isZero() || parsed.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(parsed);
    }

    private static long seconds(String unit) {
        return switch (unit) {
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            default -> 7 * 86_400;
        };
    }

    /** The length in the largest units that are not zero, at most two of them: {@code 7d}, {@code 9d 3h}, {@code 59s}. */
    static String format(Duration duration) {
        long[] counts = {duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()};
        StringBuilder text = new StringBuilder();
        int first = 0;
        while (first < 3 && counts[first] == 0) {
            first++;
        }
        text.append(counts[first]).append("dhms".charAt(first));
        if (first < 3 && counts[first + 1] > 0) {
            text.append(String.format(Locale.ROOT, " %d%c", counts[first + 1], "dhms".charAt(first + 1)));
        }
        return text.toString();
    }
}
