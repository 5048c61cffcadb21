package io.jenkins.plugins.compliance.chain.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads one JSON text (RFC 8259) from bytes that nobody vouches for. Refused, each with its byte offset: anything that
 * is not JSON, ill-formed UTF-8 and a byte order mark, duplicate names (RFC 7493 section 2.3), lone surrogates (2.1),
 * numbers that overflow a double, and whatever exceeds the limits.
 *
 * <p>The static method is thread-safe.
 */
public final class JsonParser {

    private final byte[] bytes;
    private final int end;
    private final int maxDepth;
    private int position;

    private JsonParser(byte[] bytes, int from, int end, int maxDepth) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
        this.maxDepth = maxDepth;
    }

    /**
     * @param utf8 the whole text; white space may surround the value
     * @throws JsonSyntaxException at the first byte that is wrong
     */
    public static JsonValue parse(byte[] utf8, JsonLimits limits) throws JsonSyntaxException {
        if (utf8.length > limits.maxBytes()) {
            throw new JsonSyntaxException(
                    limits.maxBytes(), "the text has " + utf8.length + " bytes, more than " + limits.maxBytes());
        }
        JsonParser parser = new JsonParser(utf8, 0, utf8.length, limits.maxDepth());
        parser.skipWhiteSpace();
        JsonValue value = parser.value(1);
        parser.skipWhiteSpace();
        if (parser.position < parser.end) {
            throw parser.error("unexpected bytes behind the value");
        }
        return value;
    }

    private JsonValue value(int depth) throws JsonSyntaxException {
        switch (peek()) {
            case '{':
                return object(depth);
            case '[':
                return array(depth);
            case '"':
                return new JsonString(string());
            case 't':
                return literal(JsonLiteral.TRUE);
            case 'f':
                return literal(JsonLiteral.FALSE);
            case 'n':
                return literal(JsonLiteral.NULL);
            default:
                return number();
        }
    }

    private JsonObject object(int depth) throws JsonSyntaxException {
        enter(depth);
        TreeMap<String, JsonValue> members = new TreeMap<>();
        if (!closes('}')) {
            do {
                skipWhiteSpace();
                int nameStart = position;
                if (peek() != '"') {
                    throw error("expected a member's name in double quotes");
                }
                String name = string();
                skipWhiteSpace();
                expect(':');
                skipWhiteSpace();
                if (members.put(name, value(depth + 1)) != null) {
                    throw new JsonSyntaxException(nameStart, "duplicate name " + JsonText.quote(name));
                }
            } while (continues('}'));
        }
        return new JsonObject(members);
    }

    private JsonArray array(int depth) throws JsonSyntaxException {
        enter(depth);
        List<JsonValue> elements = new ArrayList<>();
        if (!closes(']')) {
            do {
                skipWhiteSpace();
                elements.add(value(depth + 1));
            } while (continues(']'));
        }
        return new JsonArray(elements);
    }

    private void enter(int depth) throws JsonSyntaxException {
        if (depth > maxDepth) {
            throw error("nested deeper than " + maxDepth + " levels");
        }
        position++;
    }

    private boolean closes(char bracket) throws JsonSyntaxException {
        skipWhiteSpace();
        if (peek() != bracket) {
            return false;
        }
        position++;
        return true;
    }

    private boolean continues(char bracket) throws JsonSyntaxException {
        if (closes(bracket)) {
            return false;
        }
        if (peek() != ',') {
            throw error("expected ',' or '" + bracket + "'");
        }
        position++;
        return true;
    }

    private JsonLiteral literal(JsonLiteral literal) throws JsonSyntaxException {
        String spelling = literal.toString();
        for (int i = 0; i < spelling.length(); i++) {
            expect(spelling.charAt(i));
        }
        return literal;
    }

    private JsonNumber number() throws JsonSyntaxException {
        int start = position;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        double value = Double.parseDouble(new String(bytes, start, position - start, StandardCharsets.ISO_8859_1));
        if (Double.isInfinite(value)) {
            throw new JsonSyntaxException(start, "the number overflows an IEEE 754 double");
        }
        return new JsonNumber(value);
    }

    private void digits() throws JsonSyntaxException {
        int start = position;
        while (position < end && bytes[position] >= '0' && bytes[position] <= '9') {
            position++;
        }
        if (position == start) {
            throw error(position == end ? "the text ends too early" : "unexpected " + describe(bytes[position]));
        }
    }

    private String string() throws JsonSyntaxException {
        int start = ++position;
        while (position < end && bytes[position] != '"' && bytes[position] != '\\') {
            position++;
        }
        if (position < end && bytes[position] == '"') {
            String text = JsonText.decode(bytes, start, position);
            position++;
            return text;
        }
        StringBuilder text = new StringBuilder(JsonText.decode(bytes, start, position));
        while (peek() != '"') {
            if (bytes[position] == '\\') {
                text.append(escape());
            } else {
                int from = position;
                while (position < end && bytes[position] != '"' && bytes[position] != '\\') {
                    position++;
                }
                text.append(JsonText.decode(bytes, from, position));
            }
        }
        position++;
        checkSurrogates(text, start);
        return text.toString();
    }

    private static void checkSurrogates(CharSequence text, int start) throws JsonSyntaxException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new JsonSyntaxException(start, String.format("lone surrogate \\u%04x in the string", (int) c));
            }
        }
    }

    private char escape() throws JsonSyntaxException {
        position++;
        int c = peek();
        position++;
        switch (c) {
            case '"', '\\', '/':
                return (char) c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return hex();
            default:
                position -= 2;
                throw error("unknown escape in the string");
        }
    }

    private char hex() throws JsonSyntaxException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw error("expected four hexadecimal digits behind \\u");
            }
            unit = unit << 4 | digit;
            position++;
        }
        return (char) unit;
    }

    private void skipWhiteSpace() {
        while (position < end) {
            byte b = bytes[position];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return;
            }
            position++;
        }
    }

    private boolean skip(char c) {
        if (position < end && bytes[position] == c) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char c) throws JsonSyntaxException {
        if (peek() != c) {
            throw error("expected '" + c + "', found " + describe(bytes[position]));
        }
        position++;
    }

    private int peek() throws JsonSyntaxException {
        if (position >= end) {
            throw error("the text ends too early");
        }
        return bytes[position];
    }

    private static String describe(byte b) {
        return b > 0x20 && b < 0x7f ? "'" + (char) b + "'" : String.format("byte 0x%02x", b & 0xff);
    }

    private JsonSyntaxException error(String reason) {
        return new JsonSyntaxException(position, reason);
    }
}
