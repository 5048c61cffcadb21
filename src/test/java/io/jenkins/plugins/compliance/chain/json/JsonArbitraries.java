package io.jenkins.plugins.compliance.chain.json;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generated JSON values, with the strings and numbers on which canonicalisers disagree. */
public final class JsonArbitraries {

    private JsonArbitraries() {}

    /** Any object that an entry can hold. */
    public static Arbitrary<JsonObject> objects() {
        return object(values(safeNumbers(), 3));
    }

    /** Any value with any finite number in it. */
    static Arbitrary<JsonValue> anyValues() {
        return values(finiteNumbers(), 3);
    }

    static Arbitrary<Double> finiteNumbers() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
                Arbitraries.integers().between(-400, 400).map(e -> Math.scalb(1.0, e)),
                Arbitraries.bigDecimals().ofScale(6).map(Number::doubleValue),
                Arbitraries.of(
                        0.0, -0.0, 1e-7, 1e-6, 1.0e20, 1e21, Double.MIN_VALUE, Double.MAX_VALUE, 9007199254740991.0),
                safeNumbers());
    }

    private static Arbitrary<Double> safeNumbers() {
        return Arbitraries.oneOf(
                Arbitraries.longs()
                        .between(-JsonNumber.MAX_SAFE_INTEGER, JsonNumber.MAX_SAFE_INTEGER)
                        .map(Long::doubleValue),
                Arbitraries.integers().between(-1000, 1000).map(Integer::doubleValue),
                Arbitraries.doubles().between(-1e6, 1e6).ofScale(4),
                Arbitraries.longs()
                        .map(Double::longBitsToDouble)
                        .filter(number -> Math.abs(number) <= JsonNumber.MAX_SAFE_INTEGER));
    }

    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(40),
                Arbitraries.strings().withCharRange('\u0000', '\u0080').ofMaxLength(12),
                Arbitraries.of(
                        "",
                        "\u20ac$\u000f\nA'B\"\\\\\"/",
                        "\ud83d\ude02",
                        "\ufb33",
                        "\ue000",
                        "\uffff",
                        "e\u0301",
                        "\u007f",
                        "\u2028"),
                Arbitraries.strings()
                        .all()
                        .ofMaxLength(12)
                        .map(text -> text.codePoints()
                                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString()));
    }

    private static Arbitrary<JsonValue> values(Arbitrary<Double> numbers, int depth) {
        Arbitrary<JsonValue> leaves = Arbitraries.oneOf(
                texts().map(JsonString::new), numbers.map(JsonNumber::new), Arbitraries.of(JsonLiteral.values()));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<JsonValue> inner = Arbitraries.lazy(() -> values(numbers, depth - 1));
        return Arbitraries.oneOf(
                leaves,
                object(inner).map(object -> object),
                inner.list().ofMaxSize(4).map(JsonArray::new));
    }

    private static Arbitrary<JsonObject> object(Arbitrary<JsonValue> values) {
        return Arbitraries.maps(texts(), values).ofMaxSize(5).map(members -> {
            Map<String, JsonValue> copy = new LinkedHashMap<>(members);
            return JsonObject.of(copy);
        });
    }
}
