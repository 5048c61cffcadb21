package io.jenkins.plugins.compliance.chain.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JSON value (RFC 8259 section 3). Every implementation is immutable and thread-safe. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonLiteral {

    /**
     * The JSON value of plain Java data: {@code null}, a {@link CharSequence}, a {@link Boolean}, a number, a map with
     * string keys, an {@link Iterable}, or a JSON value as it is.
     *
     * <p>A number is taken only when a double holds it exactly as it is written; an integer beyond 2^53 - 1 therefore
     * is not.
     *
     * @throws UnrepresentableJsonException naming the culprit by its JSON Pointer
     */
    static JsonValue of(@Nullable Object value) {
        if (value == null) {
            return JsonLiteral.NULL;
        } else if (value instanceof JsonValue json) {
            return json;
        } else if (value instanceof CharSequence text) {
            return new JsonString(text.toString());
        } else if (value instanceof Boolean bool) {
            return bool ? JsonLiteral.TRUE : JsonLiteral.FALSE;
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Map<?, ?> map) {
            return object(map);
        } else if (value instanceof Iterable<?> items) {
            return array(items);
        }
        throw new UnrepresentableJsonException("a " + value.getClass().getName()
                + " has no JSON form; use text, a number, a boolean, a map or a list");
    }

    private static JsonNumber number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return new JsonNumber(number.doubleValue());
        }
        BigDecimal exact = number instanceof BigDecimal decimal
                ? decimal
                : new BigDecimal(
                        number instanceof BigInteger integer ? integer : BigInteger.valueOf(number.longValue()));
        double rounded = exact.doubleValue();
        if (Double.isInfinite(rounded) || new BigDecimal(EcmaScriptNumber.toString(rounded)).compareTo(exact) != 0) {
            throw new UnrepresentableJsonException(
                    "the number " + exact + " is not exact as an IEEE 754 double; record it as text");
        }
        return new JsonNumber(rounded);
    }

    private static JsonObject object(Map<?, ?> map) {
        TreeMap<String, JsonValue> members = new TreeMap<>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof String key)) {
                throw new UnrepresentableJsonException("a member's name must be text, not " + member.getKey());
            }
            try {
                members.put(key, of(member.getValue()));
            } catch (UnrepresentableJsonException e) {
                throw e.inMember(key);
            }
        }
        return new JsonObject(members);
    }

    private static JsonArray array(Iterable<?> items) {
        List<JsonValue> elements = new ArrayList<>();
        for (Object item : items) {
            try {
                elements.add(of(item));
            } catch (UnrepresentableJsonException e) {
                throw e.inElement(elements.size());
            }
        }
        return new JsonArray(elements);
    }
}
