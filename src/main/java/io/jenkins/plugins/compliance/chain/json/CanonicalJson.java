package io.jenkins.plugins.compliance.chain.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the canonical form of a JSON value by the JSON Canonicalization Scheme, RFC 8785: no white space, members in
 * the order of their names' UTF-16 code units, the shortest escapes, numbers as ECMAScript spells them, UTF-8.
 *
 * <p>The static methods are thread-safe; the writer behind them is confined to one call.
 */
public final class CanonicalJson {

    /** Which numbers are written. */
    public enum Numbers {
        /** Every finite double, as RFC 8785 has it. */
        RFC_8785,
        /**
         * Finite doubles of at most 2^53 - 1 in magnitude. Beyond, two integers share a double (RFC 7493 section 2.2),
         * so that the text a caller meant and the text that is hashed could differ.
         */
        SAFE
    }

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Numbers numbers;
    private final JsonLimits limits;
    private byte[] buffer = new byte[512];
    private int length;

    private CanonicalJson(Numbers numbers, JsonLimits limits) {
        this.numbers = numbers;
        this.limits = limits;
    }

    /**
     * The canonical form by RFC 8785.
     *
     * @throws UnrepresentableJsonException for NaN, an infinity, a lone surrogate, more than 512 levels or 1 GiB
     */
    public static byte[] write(JsonValue value) {
        return write(value, Numbers.RFC_8785, new JsonLimits(1 << 30, 512));
    }

    /**
     * The canonical form within bounds.
     *
     * @throws UnrepresentableJsonException naming the culprit by its JSON Pointer
     */
    public static byte[] write(JsonValue value, Numbers numbers, JsonLimits limits) {
        CanonicalJson writer = new CanonicalJson(numbers, limits);
        writer.value(value, 1);
        if (writer.length > limits.maxBytes()) {
            throw writer.tooLong();
        }
        return Arrays.copyOf(writer.buffer, writer.length);
    }

    private void value(JsonValue value, int depth) {
        if (value instanceof JsonString text) {
            string(text.value());
        } else if (value instanceof JsonObject object) {
            object(object, depth);
        } else if (value instanceof JsonNumber number) {
            number(number);
        } else if (value instanceof JsonArray array) {
            array(array, depth);
        } else {
            ascii(value.toString());
        }
    }

    private void object(JsonObject object, int depth) {
        checkDepth(depth);
        append('{');
        boolean first = true;
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            if (!first) {
                append(',');
            }
            first = false;
            try {
                string(member.getKey());
                append(':');
                value(member.getValue(), depth + 1);
            } catch (UnrepresentableJsonException e) {
                throw e.inMember(member.getKey());
            }
        }
        append('}');
    }

    private void array(JsonArray array, int depth) {
        checkDepth(depth);
        append('[');
        for (int i = 0; i < array.elements().size(); i++) {
            if (i > 0) {
                append(',');
            }
            try {
                value(array.elements().get(i), depth + 1);
            } catch (UnrepresentableJsonException e) {
                throw e.inElement(i);
            }
        }
        append(']');
    }

    private void checkDepth(int depth) {
        if (depth > limits.maxDepth()) {
            throw new UnrepresentableJsonException("nested deeper than " + limits.maxDepth()
                    + " levels; put the detail into a file and record its digest");
        }
    }

    private void number(JsonNumber number) {
        double value = number.value();
        if (!Double.isFinite(value)) {
            throw new UnrepresentableJsonException(value + " has no JSON form");
        }
        if (numbers == Numbers.SAFE && Math.abs(value) > JsonNumber.MAX_SAFE_INTEGER) {
            throw new UnrepresentableJsonException("the number " + number + " is beyond 2^53 - 1; record it as text");
        }
        reserve(EcmaScriptNumber.MAX_LENGTH);
        length = EcmaScriptNumber.write(value, buffer, length);
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i));
        }
    }

    private void string(String text) {
        append('"');
        int n = text.length();
        if (n > limits.maxBytes() - length) {
            throw tooLong();
        }
        reserve(n);
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                append(c);
            } else if (c < 0x80) {
                escape(c);
            } else if (c < 0x800) {
                append(0xc0 | c >> 6);
                append(0x80 | c & 0x3f);
            } else if (!Character.isSurrogate(c)) {
                append(0xe0 | c >> 12);
                append(0x80 | c >> 6 & 0x3f);
                append(0x80 | c & 0x3f);
            } else {
                supplementary(text, i);
                i++;
            }
        }
        append('"');
    }

    private void supplementary(String text, int index) {
        char high = text.charAt(index);
        if (!Character.isHighSurrogate(high)
                || index + 1 == text.length()
                || !Character.isLowSurrogate(text.charAt(index + 1))) {
            throw new UnrepresentableJsonException(String.format(
                    Locale.ROOT, "a lone surrogate U+%04X at character %d has no UTF-8 form", (int) high, index));
        }
        int codePoint = Character.toCodePoint(high, text.charAt(index + 1));
        append(0xf0 | codePoint >> 18);
        append(0x80 | codePoint >> 12 & 0x3f);
        append(0x80 | codePoint >> 6 & 0x3f);
        append(0x80 | codePoint & 0x3f);
    }

    /** RFC 8785 section 3.2.2.2. */
    private void escape(char c) {
        append('\\');
        switch (c) {
            case '"', '\\' -> append(c);
            case '\b' -> append('b');
            case '\t' -> append('t');
            case '\n' -> append('n');
            case '\f' -> append('f');
            case '\r' -> append('r');
            default -> {
                append('u');
                append('0');
                append('0');
                append(HEX[c >> 4]);
                append(HEX[c & 0xf]);
            }
        }
    }

    private void append(int unit) {
        if (length == buffer.length) {
            reserve(1);
        }
        buffer[length++] = (byte) unit;
    }

    private void reserve(int more) {
        if (length + more > buffer.length) {
            if (length >= limits.maxBytes()) {
                throw tooLong();
            }
            buffer = Arrays.copyOf(buffer, Math.max(length + more, (int) Math.min(2L * length, 1 << 30)));
        }
    }

    private UnrepresentableJsonException tooLong() {
        return new UnrepresentableJsonException("the canonical form is longer than " + limits.maxBytes()
                + " bytes; put the detail into a file and record its digest");
    }
}
