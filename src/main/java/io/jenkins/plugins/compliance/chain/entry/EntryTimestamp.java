package io.jenkins.plugins.compliance.chain.entry;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * The one spelling of a time in the chain: {@code 2026-11-22T13:30:39.123Z}, RFC 3339 in UTC with exactly three
 * decimals and years 0000 to 9999. What is hashed is what is stored, so a time is truncated before it is spelled.
 */
final class EntryTimestamp {

    static final int LENGTH = 24;

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern SPELLING =
            Pattern.compile("\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d\\.\\d{3}Z");

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private EntryTimestamp() {}

    static Instant truncate(Instant time) {
        Instant millis = time.truncatedTo(ChronoUnit.MILLIS);
        if (millis.isBefore(EARLIEST) || millis.isAfter(LATEST)) {
            throw new IllegalArgumentException("the year of " + time + " has not four digits");
        }
        return millis;
    }

    static String format(Instant time) {
        return FORMAT.format(time);
    }

    /** @throws DateTimeException when the text is spelled otherwise or names no time */
    static Instant parse(String text) {
        if (!SPELLING.matcher(text).matches()) {
            throw new DateTimeException("not a time of the form 2026-11-22T13:30:39.123Z");
        }
        return Instant.parse(text);
    }

    /** Whether {@link #parse} accepts the text. */
    static boolean isSpelling(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return text.length() == LENGTH && isTimestamp(bytes, 0);
    }

    /** {@link #parse} without its garbage: whether the 24 bytes at {@code from} are a time of the one spelling. */
    static boolean isTimestamp(byte[] bytes, int from) {
        return bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && bytes[from + 10] == 'T'
                && bytes[from + 13] == ':'
                && bytes[from + 16] == ':'
                && bytes[from + 19] == '.'
                && bytes[from + 23] == 'Z'
                && digits(bytes, from + 20, 3) >= 0
                && inRange(digits(bytes, from + 11, 2), 23)
                && inRange(digits(bytes, from + 14, 2), 59)
                && inRange(digits(bytes, from + 17, 2), 59)
                && isDate(digits(bytes, from, 4), digits(bytes, from + 5, 2), digits(bytes, from + 8, 2));
    }

    private static boolean isDate(int year, int month, int day) {
        if (year < 0 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        return day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth();
    }

    private static boolean inRange(int number, int highest) {
        return number >= 0 && number <= highest;
    }

    private static int digits(byte[] bytes, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
