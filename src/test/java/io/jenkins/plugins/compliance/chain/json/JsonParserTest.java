package io.jenkins.plugins.compliance.chain.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonParserTest {

    private static final JsonLimits LIMITS = new JsonLimits(1000, 4);

    /** Text, offset of the first wrong byte, reason; texts are quoted by backticks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 0 | the text ends too early",
                "` ` | 1 | the text ends too early",
                "`{` | 1 | the text ends too early",
                "`{\"a\"` | 4 | the text ends too early",
                "`{\"a\" 1}` | 5 | expected ':'",
                "`{a:1}` | 1 | a member's name in double quotes",
                "`{\"a\":1,}` | 7 | a member's name in double quotes",
                "`{\"a\":1 \"b\":2}` | 7 | expected ',' or '}'",
                "`[1,]` | 3 | unexpected ']'",
                "`[1 2]` | 3 | expected ',' or ']'",
                "`1 2` | 2 | unexpected bytes behind the value",
                "`tru` | 3 | the text ends too early",
                "`True` | 0 | unexpected 'T'",
                "`nul0` | 3 | expected 'l'",
                "`01` | 1 | unexpected bytes behind the value",
                "`-` | 1 | the text ends too early",
                "`+1` | 0 | unexpected '+'",
                "`.5` | 0 | unexpected '.'",
                "`1.` | 2 | the text ends too early",
                "`1.e5` | 2 | unexpected 'e'",
                "`1e` | 2 | the text ends too early",
                "`0x10` | 1 | unexpected bytes behind the value",
                "`NaN` | 0 | unexpected 'N'",
                "`1e400` | 0 | overflows",
                "`-1e400` | 0 | overflows",
                "`\"abc` | 4 | the text ends too early",
                "`\"\\x\"` | 1 | unknown escape",
                "`\"\\u12g4\"` | 5 | four hexadecimal digits",
                "`\"\\ud800\"` | 1 | lone surrogate \\ud800",
                "`\"\\udc00\\ud800\"` | 1 | lone surrogate \\udc00",
                "`{\"a\":1,\"a\":2}` | 7 | duplicate name \"a\"",
                "`{\"a\":1,\"\\u0061\":2}` | 7 | duplicate name \"a\"",
                "`[[[[[]]]]]` | 4 | nested deeper than 4 levels",
                "`'a'` | 0 | unexpected '''",
                "`// c` | 0 | unexpected '/'"
            })
    void refusesWithTheOffsetOfTheFirstWrongByte(String text, int offset, String reason) {
        assertRefused(text.getBytes(UTF_8), offset, reason);
    }

    @Test
    void refusesAByteOrderMark() {
        assertRefused("\ufeff{}".getBytes(UTF_8), 0, "byte 0xef");
    }

    @Test
    void refusesAControlCharacterInAString() {
        assertRefused("\"a\tb\"".getBytes(UTF_8), 2, "control character 0x09");
    }

    @ParameterizedTest
    @CsvSource({
        "\u00c0\u0080, overlong",
        "\u00ed\u00a0\u0080, surrogate",
        "\u00f4\u0090\u0080\u0080, beyond U+10FFFF",
        "\u0080, continuation without lead",
        "\u00e2\u0082, cut short"
    })
    void refusesIllFormedUtf8(String bytesAsLatin1, String kind) {
        assertRefused(("\"" + bytesAsLatin1 + "\"").getBytes(ISO_8859_1), 1, "ill-formed UTF-8");
    }

    @Test
    void refusesATextLongerThanTheLimitBeforeReadingIt() {
        assertRefused(" ".repeat(1001).getBytes(UTF_8), 1000, "1001 bytes, more than 1000");
    }

    @Test
    void readsAnEscapedSurrogatePair() throws Exception {
        assertThat(JsonParser.parse("\"\\ud83d\\ude02\"".getBytes(UTF_8), LIMITS))
                .isEqualTo(new JsonString("\ud83d\ude02"));
    }

    @Test
    void doesNotPassHostileTextOnToTheTerminal() {
        assertThatThrownBy(() -> JsonParser.parse("{\"\\u001b[2J\":1,\"\\u001b[2J\":2}".getBytes(UTF_8), LIMITS))
                .hasMessageContaining("duplicate name \"\\u001b[2J\"");
    }

    private static void assertRefused(byte[] text, int offset, String reason) {
        assertThatThrownBy(() -> JsonParser.parse(text, LIMITS))
                .isInstanceOfSatisfying(JsonSyntaxException.class, e -> {
                    assertThat(e).hasMessageContaining(reason);
                    assertThat(e.offset()).isEqualTo(offset);
                });
    }
}
