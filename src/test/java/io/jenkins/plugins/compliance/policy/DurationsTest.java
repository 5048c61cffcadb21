package io.jenkins.plugins.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "45s, PT45S",
        "30m, PT30M",
        "12h, PT12H",
        "7d, PT168H",
        "2w, PT336H",
        "P7D, PT168H",
        "PT36H, PT36H",
        "P1DT2H3M4S, PT26H3M4S",
        "3660d, PT87840H"
    })
    void readsShortAndIsoSpellings(String text, Duration duration) {
        assertThat(Durations.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "d",
                "7 d",
                "07d",
                "-7d",
                "+7d",
                "7D",
                "7y",
                "1.5d",
                "0d",
                "PT0S",
                "P",
                "PT",
                "P1DT",
                "P-1D",
                "P1M",
                "P1W",
                "p7d",
                "3661d",
                "999999999w",
                "P999999999D",
                "9999999999s"
            })
    void refusesAnythingElse(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT59S, 59s",
        "PT60S, 1m",
        "PT61S, 1m 1s",
        "PT26H, 1d 2h",
        "PT24H30M, 1d",
        "PT168H, 7d",
        "PT3H0M5S, 3h"
    })
    void writesTheTwoLargestUnits(Duration duration, String text) {
        assertThat(Durations.format(duration)).isEqualTo(text);
    }
}
