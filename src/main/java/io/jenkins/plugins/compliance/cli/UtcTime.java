package io.jenkins.plugins.compliance.cli;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as entries spell them: in UTC, always with three decimals. */
final class UtcTime {

    private static final DateTimeFormatter THREE_DECIMALS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private UtcTime() {}

    static String of(Instant time) {
        return THREE_DECIMALS.format(time);
    }
}
