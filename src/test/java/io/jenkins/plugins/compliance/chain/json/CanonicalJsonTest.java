package io.jenkins.plugins.compliance.chain.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    private static final JsonLimits SMALL = new JsonLimits(1 << 20, 64);

    @Test
    void writesTheSampleOfRfc8785Section3_2_2() throws Exception {
        assertThat(canonicalOf("""
                        {
                          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                          "literals": [null, true, false]
                        }
                        """))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void ordersTheNamesOfRfc8785Section3_2_3ByUtf16CodeUnits() throws Exception {
        assertThat(canonicalOf("""
                        {
                          "\\u20ac": "Euro Sign",
                          "\\r": "Carriage Return",
                          "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                          "1": "One",
                          "\\ud83d\\ude00": "Emoji: Grinning Face",
                          "\\u0080": "Control",
                          "\\u00f6": "Latin Small Letter O With Diaeresis"
                        }
                        """))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Property
    void whatIsWrittenReadsBackAsTheSameValue(@ForAll("anyValues") JsonValue value) throws Exception {
        byte[] canonical = CanonicalJson.write(value);

        assertThat(CanonicalJson.write(JsonParser.parse(canonical, SMALL))).isEqualTo(canonical);
    }

    @Test
    void namesALoneSurrogateByItsPointer() {
        assertRefused(Map.of("a/b", List.of("fine", Map.of("~x", "\ud800"))), "/a~1b/1/~0x", "lone surrogate U+D800");
    }

    @Test
    void namesALoneSurrogateInAName() {
        assertRefused(Map.of("\udc00", 1), "/\udc00", "lone surrogate U+DC00");
    }

    @Test
    void namesNotANumberByItsPointer() {
        assertRefused(Map.of("coverage", Double.NaN), "/coverage", "NaN has no JSON form");
    }

    @Test
    void namesAnInfinityByItsPointer() {
        assertRefused(Map.of("a", List.of(Double.NEGATIVE_INFINITY)), "/a/0", "-Infinity has no JSON form");
    }

    @Test
    void refusesAnIntegerBeyondTwoToThe53MinusOne() {
        assertRefused(Map.of("n", 1L << 53), "/n", "beyond 2^53 - 1");
        assertRefused(Map.of("n", -(1L << 53)), "/n", "beyond 2^53 - 1");
        assertRefused(Map.of("n", 1e300), "/n", "beyond 2^53 - 1");
    }

    @Test
    void refusesAnIntegerThatNoDoubleHolds() {
        assertRefused(Map.of("n", (1L << 53) + 1), "/n", "not exact");
        assertRefused(Map.of("n", BigInteger.TEN.pow(400)), "/n", "not exact");
        assertRefused(Map.of("n", new BigDecimal("0.12345678901234567891")), "/n", "not exact");
    }

    @Test
    void takesDecimalsThatAreTheSpellingOfTheirDouble() {
        assertThat(write(Map.of("n", new BigDecimal("0.10"), "m", BigInteger.TWO)))
                .isEqualTo("{\"m\":2,\"n\":0.1}");
    }

    @Test
    void refusesATypeWithoutJsonFormByItsPointer() {
        assertRefused(Map.of("at", Instant.EPOCH), "/at", "java.time.Instant has no JSON form");
    }

    @Test
    void refusesANameThatIsNotText() {
        assertRefused(Map.of("m", Map.of(1, 2)), "/m", "name must be text");
    }

    @Test
    void refusesMoreLevelsThanTheLimit() {
        Object nested = "leaf";
        for (int i = 0; i < 64; i++) {
            nested = List.of(nested);
        }
        Object tooDeep = Map.of("d", nested);

        assertThatThrownBy(() -> write(tooDeep))
                .isInstanceOf(UnrepresentableJsonException.class)
                .hasMessageContaining("nested deeper than 64 levels");
        assertThat(write(nested)).startsWith("[[");
    }

    @Test
    void refusesMoreBytesThanTheLimitNamingWhereItIsReached() {
        Map<String, Object> large = new LinkedHashMap<>();
        large.put("a", "x".repeat(1000));
        large.put("b", "y".repeat(1 << 20));

        assertRefused(large, "/b", "longer than 1048576 bytes");
    }

    @Test
    void measuresTheLimitInBytesAndNotInCharacters() {
        assertThatThrownBy(() -> CanonicalJson.write(
                        new JsonString("\u20ac".repeat(10)), CanonicalJson.Numbers.SAFE, new JsonLimits(31, 1)))
                .isInstanceOf(UnrepresentableJsonException.class);
        assertThat(CanonicalJson.write(
                        new JsonString("\u20ac".repeat(10)), CanonicalJson.Numbers.SAFE, new JsonLimits(32, 1)))
                .hasSize(32);
    }

    @Test
    void valuesDoNotChangeWithTheDataTheyWereMadeFrom() {
        List<Object> list = new ArrayList<>(Arrays.asList(1, null));
        Map<String, Object> map = new LinkedHashMap<>(Map.of("list", list));
        JsonObject object = JsonObject.of(map);
        list.add(2);
        map.clear();

        assertThat(new String(CanonicalJson.write(object), UTF_8)).isEqualTo("{\"list\":[1,null]}");
    }

    @Provide
    Arbitrary<JsonValue> anyValues() {
        return JsonArbitraries.anyValues();
    }

    private static void assertRefused(Object data, String pointer, String reason) {
        assertThatThrownBy(() -> write(data)).isInstanceOfSatisfying(UnrepresentableJsonException.class, e -> {
            assertThat(e.pointer()).isEqualTo(pointer);
            assertThat(e).hasMessageStartingWith(pointer + ": ").hasMessageContaining(reason);
        });
    }

    private static String write(Object data) {
        return new String(CanonicalJson.write(JsonValue.of(data), CanonicalJson.Numbers.SAFE, SMALL), UTF_8);
    }

    private static String canonicalOf(String json) throws JsonSyntaxException {
        return new String(CanonicalJson.write(JsonParser.parse(json.getBytes(UTF_8), SMALL)), UTF_8);
    }
}
