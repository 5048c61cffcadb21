package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

    @Test
    void leavesWhatIsVisible() {
        assertThat(Printable.of("Grüße, 世界 \ud83d\ude00 \\u001b")).isEqualTo("Grüße, 世界 \ud83d\ude00 \\u001b");
    }

    @ParameterizedTest
    @CsvSource({
        "1b, \\u001b", // ESC
        "0a, \\u000a",
        "7f, \\u007f",
        "9b, \\u009b", // CSI
        "ad, \\u00ad", // soft hyphen
        "200b, \\u200b", // zero width space
        "202e, \\u202e", // right-to-left override
        "2028, \\u2028",
        "2066, \\u2066",
        "d800, \\ud800",
        "e000, \\ue000",
        "fffe, \\ufffe",
        "e0041, \\udb40\\udc41" // tag
    })
    void spellsOutWhatCouldSteerATerminal(String codePoint, String spelledOut) {
        assertThat(Printable.of("a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b"))
                .isEqualTo("a" + spelledOut + "b");
    }
}
