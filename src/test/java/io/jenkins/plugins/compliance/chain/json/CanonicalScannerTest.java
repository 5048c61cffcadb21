package io.jenkins.plugins.compliance.chain.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalScannerTest {

    private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 8);

    @Property
    void acceptsWhatTheWriterWrites(@ForAll("objects") JsonObject object) {
        byte[] canonical = CanonicalJson.write(object, CanonicalJson.Numbers.SAFE, LIMITS);

        assertThat(scan(canonical)).isEqualTo(canonical.length);
    }

    @Property(tries = 2_000)
    void agreesWithParserAndWriterOnEveryMutation(
            @ForAll("objects") JsonObject object, @ForAll("edits") byte[] edit, @ForAll int place, @ForAll int cut) {
        byte[] canonical = CanonicalJson.write(object, CanonicalJson.Numbers.SAFE, LIMITS);
        byte[] mutated = replace(canonical, place, Math.floorMod(cut, 3), edit);

        assertThat(scan(mutated) == mutated.length)
                .as(() -> new String(mutated, UTF_8))
                .isEqualTo(isCanonicalObject(mutated));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1.5",
                "-0.5",
                "0.000001",
                "1e-7",
                "1.2e-7",
                "9007199254740991",
                "-9007199254740991",
                "0.1234567890123456",
                "123456789012345.6",
                "5e-324",
                "2.2250738585072014e-308",
                "0.30000000000000004"
            })
    void acceptsCanonicalNumbers(String number) {
        assertThat(accepts("{\"n\":" + number + "}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0", "00", "01", "1.0", "1.50", "1e0", "1E5", "1e5", "1e+5", "0.0000001", "9007199254740992", "1e+21",
                "0.1e1", "-", "+1", ".5", "1.", "1e", "NaN", "Infinity", "0x1", "1d", "1f", "0.30000000000000005",
                "0.10000000000000001", "4.9e-324", "123456789012345678901234567890", "1e-400", "1e400"
            })
    void refusesEveryOtherSpellingAndWhatIsTooLarge(String number) {
        assertThat(accepts("{\"n\":" + number + "}")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ }",
                "{\"a\":1 }",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"ab\":1,\"a\":2}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u000A\"}",
                "{\"a\":\"\\u000a\"}",
                "{\"a\":\"\\u001F\"}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\u0008\"}",
                "{\"\\n\":1,\"\\b\":2}",
                "{\"\ue000\":1,\"\ud83d\ude02\":2}",
                "{\"a\":[1,]}",
                "{\"a\":tru}",
                "{\"a\":nulL}",
                "{\"a\"}",
                "{\"a\":}",
                "{,}",
                "{",
                "{\"a\":\"",
                "{\"a\":\"\\"
            })
    void refusesWhatIsNotCanonical(String object) {
        assertThat(accepts(object)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"\":1,\"a\":2}",
                "{\"a\":1,\"ab\":2}",
                "{\"\ud83d\ude02\":1,\"\ue000\":2}",
                "{\"\\b\":1,\"\\n\":2,\" \":3}",
                "{\"a\":\"\\u001f\\\\\\\"/\"}",
                "{\"a\":\"\u007f\u0080\"}"
            })
    void acceptsWhatIsCanonical(String object) {
        assertThat(accepts(object)).isTrue();
    }

    @Test
    void refusesOneLevelMoreThanTheLimit() {
        assertThat(accepts("{\"a\":" + "[".repeat(7) + "]".repeat(7) + "}")).isTrue();
        assertThat(accepts("{\"a\":" + "[".repeat(8) + "]".repeat(8) + "}")).isFalse();
    }

    @Test
    void looksAtNoByteBehindTheEnd() {
        byte[] bytes = "{\"a\":\"xxxxxxxx\"}".getBytes(UTF_8);
        for (int end = 0; end < bytes.length; end++) {
            assertThat(CanonicalScanner.object(bytes, 0, end, 1, 8)).isEqualTo(CanonicalScanner.REFUSED);
        }
    }

    @Provide
    Arbitrary<JsonObject> objects() {
        return JsonArbitraries.objects();
    }

    @Provide
    Arbitrary<byte[]> edits() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(2),
                Arbitraries.of(
                                "0",
                                ".0",
                                "e1",
                                "E",
                                "-",
                                "\\u0061",
                                "\\",
                                "\"",
                                ",",
                                " ",
                                "{}",
                                "9007199254740993",
                                "\u20ac")
                        .map(text -> text.getBytes(UTF_8)));
    }

    private static byte[] replace(byte[] bytes, int place, int cut, byte[] edit) {
        int from = Math.floorMod(place, bytes.length);
        int to = Math.min(bytes.length, from + cut);
        byte[] mutated = Arrays.copyOf(bytes, bytes.length - (to - from) + edit.length);
        System.arraycopy(edit, 0, mutated, from, edit.length);
        System.arraycopy(bytes, to, mutated, from + edit.length, bytes.length - to);
        return mutated;
    }

    private static boolean isCanonicalObject(byte[] bytes) {
        try {
            JsonValue value = JsonParser.parse(bytes, LIMITS);
            return value instanceof JsonObject
                    && Arrays.equals(bytes, CanonicalJson.write(value, CanonicalJson.Numbers.SAFE, LIMITS));
        } catch (JsonSyntaxException | UnrepresentableJsonException e) {
            return false;
        }
    }

    private static boolean accepts(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return scan(bytes) == bytes.length;
    }

    private static int scan(byte[] bytes) {
        return CanonicalScanner.object(bytes, 0, bytes.length, 1, LIMITS.maxDepth());
    }
}
