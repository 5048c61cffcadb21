package io.jenkins.plugins.compliance.chain.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Recognises canonical JSON (RFC 8785, numbers within ±(2^53 - 1)) in place: no values, no garbage, one pass. It
 * accepts a value exactly when {@link JsonParser} reads it and {@link CanonicalJson} writes the same bytes again; why
 * something is refused is left to those two, off the fast path.
 *
 * <p>Stateless and thread-safe.
 */
public final class CanonicalScanner {

    /** What a scan returns where the bytes are not canonical. */
    public static final int REFUSED = -1;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** Up to 15 significant digits, every decimal is the shortest spelling of its double (IEEE 754 5.12.2). */
    private static final int EXACT_DIGITS = 15;

    private CanonicalScanner() {}

    /**
     * Scans the object that must begin at {@code from}.
     *
     * @param end bytes from here on are not looked at
     * @param depth how deep the object is nested, 1 for an outermost one
     * @param maxDepth the deepest nesting that is accepted
     * @return the offset behind the object, or {@link #REFUSED}
     */
    public static int object(byte[] bytes, int from, int end, int depth, int maxDepth) {
        if (from >= end || bytes[from] != '{' || depth > maxDepth) {
            return REFUSED;
        }
        int p = from + 1;
        if (p < end && bytes[p] == '}') {
            return p + 1;
        }
        int previousName = REFUSED;
        int previousNameEnd = REFUSED;
        while (true) {
            int name = p;
            p = string(bytes, p, end);
            if (p == REFUSED || p >= end || bytes[p] != ':') {
                return REFUSED;
            }
            if (previousName != REFUSED && !ascends(bytes, previousName, previousNameEnd, name, p)) {
                return REFUSED;
            }
            previousName = name;
            previousNameEnd = p;
            p = value(bytes, p + 1, end, depth + 1, maxDepth);
            if (p == REFUSED || p >= end) {
                return REFUSED;
            }
            if (bytes[p] == '}') {
                return p + 1;
            }
            if (bytes[p] != ',') {
                return REFUSED;
            }
            p++;
        }
    }

    private static int array(byte[] bytes, int from, int end, int depth, int maxDepth) {
        if (depth > maxDepth) {
            return REFUSED;
        }
        int p = from + 1;
        if (p < end && bytes[p] == ']') {
            return p + 1;
        }
        while (true) {
            p = value(bytes, p, end, depth + 1, maxDepth);
            if (p == REFUSED || p >= end) {
                return REFUSED;
            }
            if (bytes[p] == ']') {
                return p + 1;
            }
            if (bytes[p] != ',') {
                return REFUSED;
            }
            p++;
        }
    }

    private static int value(byte[] bytes, int from, int end, int depth, int maxDepth) {
        if (from >= end) {
            return REFUSED;
        }
        return switch (bytes[from]) {
            case '"' -> string(bytes, from, end);
            case '{' -> object(bytes, from, end, depth, maxDepth);
            case '[' -> array(bytes, from, end, depth, maxDepth);
            case 't' -> literal(bytes, from, end, "true");
            case 'f' -> literal(bytes, from, end, "false");
            case 'n' -> literal(bytes, from, end, "null");
            default -> number(bytes, from, end);
        };
    }

    private static int literal(byte[] bytes, int from, int end, String spelling) {
        int length = spelling.length();
        if (end - from < length) {
            return REFUSED;
        }
        for (int i = 1; i < length; i++) {
            if (bytes[from + i] != spelling.charAt(i)) {
                return REFUSED;
            }
        }
        return from + length;
    }

    /** Scans a string; eight plain ASCII bytes are passed at a time. */
    private static int string(byte[] bytes, int from, int end) {
        if (from >= end || bytes[from] != '"') {
            return REFUSED;
        }
        int p = from + 1;
        while (p < end) {
            if (p + Long.BYTES <= end) {
                long special = special((long) LONG.get(bytes, p));
                if (special == 0) {
                    p += Long.BYTES;
                    continue;
                }
                p += Long.numberOfTrailingZeros(special) >>> 3;
            }
            byte b = bytes[p];
            if (b == '"') {
                return p + 1;
            } else if (b == '\\') {
                p = escape(bytes, p, end);
            } else if (b < 0) {
                p = sequence(bytes, p, end);
            } else if (b < 0x20) {
                return REFUSED;
            } else {
                p++;
            }
            if (p == REFUSED) {
                return REFUSED;
            }
        }
        return REFUSED;
    }

    /**
     * The high bit of each byte that is a quote, a backslash, a control character or not ASCII. Bits above the lowest
     * one may be wrong, since the subtractions borrow; only the lowest is used.
     */
    private static long special(long word) {
        long quote = word ^ ONES * '"';
        long backslash = word ^ ONES * '\\';
        return (((word - ONES * 0x20) & ~word) | ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | word)
                & HIGH_BITS;
    }

    /** The escapes of RFC 8785 section 3.2.2.2, each only where no shorter spelling exists. */
    private static int escape(byte[] bytes, int from, int end) {
        if (end - from < 2) {
            return REFUSED;
        }
        switch (bytes[from + 1]) {
            case '"', '\\', 'b', 't', 'n', 'f', 'r':
                return from + 2;
            case 'u':
                break;
            default:
                return REFUSED;
        }
        if (end - from < 6 || bytes[from + 2] != '0' || bytes[from + 3] != '0') {
            return REFUSED;
        }
        byte high = bytes[from + 4];
        byte low = bytes[from + 5];
        boolean hex = (low >= '0' && low <= '9') || (low >= 'a' && low <= 'f');
        if (!hex || (high != '0' && high != '1')) {
            return REFUSED;
        }
        boolean hasShortEscape = high == '0' && (low == '8' || low == '9' || low == 'a' || low == 'c' || low == 'd');
        return hasShortEscape ? REFUSED : from + 6;
    }

    /** One well-formed UTF-8 sequence of two to four bytes (Unicode, table 3-7). */
    private static int sequence(byte[] bytes, int from, int end) {
        int lead = bytes[from] & 0xff;
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || end - from < length) {
            return REFUSED;
        }
        int second = bytes[from + 1] & 0xff;
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            return REFUSED;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[from + i] & 0xc0) != 0x80) {
                return REFUSED;
            }
        }
        return from + length;
    }

    private static int number(byte[] bytes, int from, int end) {
        int p = from;
        if (bytes[p] == '-') {
            p++;
        }
        int integer = p;
        p = digits(bytes, p, end);
        int integerLength = p - integer;
        if (integerLength == 0 || (bytes[integer] == '0' && integerLength > 1)) {
            return REFUSED;
        }
        boolean fraction = p < end && bytes[p] == '.';
        if (fraction) {
            int point = p;
            p = digits(bytes, p + 1, end);
            int fractionLength = p - point - 1;
            if (fractionLength == 0 || bytes[p - 1] == '0') {
                return REFUSED;
            }
            if (p < end && bytes[p] == 'e') {
                return spelledNumber(bytes, from, end);
            }
            boolean plain = bytes[integer] != '0' || fractionLength <= 6;
            return plain && integerLength + fractionLength <= EXACT_DIGITS ? p : spelledNumber(bytes, from, end);
        }
        if (p < end && bytes[p] == 'e') {
            return spelledNumber(bytes, from, end);
        }
        if (bytes[integer] == '0') {
            return integer == from ? p : REFUSED;
        }
        return integerLength <= EXACT_DIGITS ? p : spelledNumber(bytes, from, end);
    }

    /** The slow way for the few numbers whose spelling does not show that it is the shortest. */
    private static int spelledNumber(byte[] bytes, int from, int end) {
        int p = from;
        while (p < end && p - from < EcmaScriptNumber.MAX_LENGTH && isNumberByte(bytes[p])) {
            p++;
        }
        String spelling = new String(bytes, from, p - from, StandardCharsets.ISO_8859_1);
        double value;
        try {
            value = Double.parseDouble(spelling);
        } catch (NumberFormatException e) {
            return REFUSED;
        }
        return Math.abs(value) <= JsonNumber.MAX_SAFE_INTEGER
                        && EcmaScriptNumber.toString(value).equals(spelling)
                ? p
                : REFUSED;
    }

    private static boolean isNumberByte(byte b) {
        return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e';
    }

    private static int digits(byte[] bytes, int from, int end) {
        int p = from;
        while (p < end && bytes[p] >= '0' && bytes[p] <= '9') {
            p++;
        }
        return p;
    }

    /** Whether the second name follows the first in the order of UTF-16 code units; both still in quotes. */
    private static boolean ascends(byte[] bytes, int first, int firstEnd, int second, int secondEnd) {
        int length = Math.min(firstEnd - first, secondEnd - second);
        boolean escaped = false;
        int i = 1;
        while (i < length && bytes[first + i] == bytes[second + i]) {
            escaped |= bytes[first + i] == '\\';
            i++;
        }
        if (i == length) {
            return false;
        }
        byte a = bytes[first + i];
        byte b = bytes[second + i];
        if (escaped || a == '\\' || b == '\\') {
            return unescape(bytes, first, firstEnd).compareTo(unescape(bytes, second, secondEnd)) < 0;
        }
        // A closing quote is where a name ends, and a name that goes on is the greater one.
        return i == firstEnd - first - 1 || (i != secondEnd - second - 1 && rank(a) < rank(b));
    }

    /**
     * The order of UTF-8 is that of code points, save that UTF-16 puts the supplementary ones (lead bytes F0 to F4), as
     * surrogates, before U+E000 to U+FFFF (lead bytes EE and EF).
     */
    private static int rank(byte b) {
        int unsigned = b & 0xff;
        return unsigned == 0xee || unsigned == 0xef ? unsigned + 0x10 : unsigned;
    }

    private static String unescape(byte[] bytes, int from, int to) {
        try {
            return ((JsonString)
                            JsonParser.parse(Arrays.copyOfRange(bytes, from, to), new JsonLimits(Integer.MAX_VALUE, 1)))
                    .value();
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("the scanner accepted a string that the parser refuses", e);
        }
    }
}
