package io.jenkins.plugins.compliance.evidence.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.OptionalLong;

/** Brings the times in reports into one form. A time that nobody understands is left out: nothing depends on it. */
final class ReportTime {

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private ReportTime() {}

    /** By RFC 3339, or the same without a zone, which then stays unknown. */
    static Optional<String> of(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime zoned
                    ? of(zoned.toInstant())
                    : of(((LocalDateTime) time).toInstant(ZoneOffset.UTC))
                            .map(utc -> utc.substring(0, utc.length() - 1));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** By milliseconds since 1970, or by seconds, which some tools write: no report is older than September 2001. */
    static Optional<String> ofEpoch(String text) {
        OptionalLong value = Decimal.natural(text.strip());
        if (value.isEmpty() || value.getAsLong() > LAST.toEpochMilli()) {
            return Optional.empty();
        }
        long number = value.getAsLong();
        return of(number < 100_000_000_000L ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }

    private static Optional<String> of(Instant time) {
        return time.isBefore(FIRST) || time.isAfter(LAST)
                ? Optional.empty()
                : Optional.of(time.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
