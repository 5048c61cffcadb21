package io.jenkins.plugins.compliance.chain.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTimestampTest {

    @Property
    void everyMillisecondOfFourDigitYearsHasOneSpelling(
            @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long epochMilli) {
        Instant time = Instant.ofEpochMilli(epochMilli);
        String spelling = EntryTimestamp.format(time);

        assertThat(EntryTimestamp.isSpelling(spelling)).isTrue();
        assertThat(EntryTimestamp.parse(spelling)).isEqualTo(time);
    }

    @Property(tries = 5_000)
    void theFastCheckAgreesWithTheParser(
            @ForAll @IntRange(max = 2100) int year,
            @ForAll @IntRange(max = 14) int month,
            @ForAll @IntRange(max = 33) int day,
            @ForAll @IntRange(max = 25) int hour,
            @ForAll @IntRange(max = 61) int minute) {
        String text = String.format(
                Locale.ROOT, "%04d-%02d-%02dT%02d:%02d:%02d.000Z", year, month, day, hour, minute, minute);

        assertThat(EntryTimestamp.isSpelling(text)).isEqualTo(parses(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T13:30:39.123z",
                "2026-11-22t13:30:39.123Z",
                "2026-11-22 13:30:39.123Z",
                "2026-11-22T13:30:39,123Z",
                "2026-11-22T13:30:39.1234Z",
                "2026-11-22T24:00:00.000Z",
                "2026-11-22T13:30:39.123+00:00",
                "+2026-11-2T13:30:39.123Z",
                "2025-02-29T00:00:00.000Z",
                ""
            })
    void refusesEveryOtherSpelling(String text) {
        assertThat(EntryTimestamp.isSpelling(text)).isFalse();
        assertThat(parses(text)).isFalse();
    }

    private static boolean parses(String text) {
        try {
            return EntryTimestamp.format(EntryTimestamp.parse(text)).equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
