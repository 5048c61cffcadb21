package io.jenkins.plugins.compliance.chain.json;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Number::toString of ECMAScript (ECMA-262 section 6.1.6.1.20), which RFC 8785 section 3.2.2.3 prescribes: the shortest
 * decimal that reads back as the same double, the nearest of them when there are several.
 *
 * <p>The digits come from Schubfach (Raffaello Giulietti, "The Schubfach way to render doubles", 2020).
 * {@link Double#toString(double)} would not do: up to JDK 18 it is not always shortest, and later versions prefer two
 * digits to one (4.9E-324 where ECMAScript has 5e-324).
 *
 * <p>Stateless and thread-safe.
 */
final class EcmaScriptNumber {

    /** No spelling is longer: sign, 17 digits, point, {@code e-324}; or {@code -0.00000} and 17 digits. */
    static final int MAX_LENGTH = 25;

    private static final int MANTISSA_BITS = 52;
    private static final long HIDDEN_BIT = 1L << MANTISSA_BITS;
    private static final int MIN_BINARY_EXPONENT = -1074;
    private static final long MASK_63 = Long.MAX_VALUE;

    /** Powers of ten 10^-k for k in [K_MIN, K_MAX], each as 126 bits, high and low 63, rounded up. */
    private static final int K_MIN = -324;

    private static final int K_MAX = 292;
    private static final long[] POWERS = powers();

    private EcmaScriptNumber() {}

    /**
     * @param value a finite number
     * @throws IllegalArgumentException for NaN and the infinities, which have no JSON form
     */
    static String toString(double value) {
        byte[] spelling = new byte[MAX_LENGTH];
        return new String(spelling, 0, write(value, spelling, 0), StandardCharsets.ISO_8859_1);
    }

    /** Writes the spelling at {@code at} and returns the offset behind it; {@link #MAX_LENGTH} bytes suffice. */
    static int write(double value, byte[] target, int at) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " has no JSON form");
        }
        int p = at;
        double magnitude = value;
        if (value < 0) {
            target[p++] = '-';
            magnitude = -value;
        }
        if (magnitude <= JsonNumber.MAX_SAFE_INTEGER && (long) magnitude == magnitude) {
            return writeDigits((long) magnitude, target, p);
        }
        return writeShortest(magnitude, target, p);
    }

    /** ECMA-262 6.1.6.1.20 steps 6 to 14, with {@code digits} = s, {@code length} = k and {@code point} = n. */
    private static int writeShortest(double magnitude, byte[] target, int at) {
        Decimal shortest = shortest(magnitude);
        long digits = shortest.digits;
        int exponent = shortest.exponent;
        while (digits % 10 == 0) {
            digits /= 10;
            exponent++;
        }
        int length = decimalLength(digits);
        int point = length + exponent;
        if (point > 21 || point <= -6) {
            return writeScientific(digits, length, point - 1, target, at);
        }
        int p = at;
        if (point <= 0) {
            target[p++] = '0';
            target[p++] = '.';
            p = writeZeros(-point, target, p);
            return writeDigits(digits, target, p);
        }
        int end = writeDigits(digits, target, p);
        if (exponent >= 0) {
            return writeZeros(exponent, target, end);
        }
        p += point;
        System.arraycopy(target, p, target, p + 1, end - p);
        target[p] = '.';
        return end + 1;
    }

    private static int writeScientific(long digits, int length, int exponent, byte[] target, int at) {
        int end = writeDigits(digits, target, at);
        if (length > 1) {
            System.arraycopy(target, at + 1, target, at + 2, length - 1);
            target[at + 1] = '.';
            end++;
        }
        target[end++] = 'e';
        target[end++] = (byte) (exponent < 0 ? '-' : '+');
        return writeDigits(Math.abs(exponent), target, end);
    }

    private static int writeZeros(int count, byte[] target, int at) {
        for (int i = 0; i < count; i++) {
            target[at + i] = '0';
        }
        return at + count;
    }

    private static int writeDigits(long number, byte[] target, int at) {
        int end = at + decimalLength(number);
        long rest = number;
        for (int p = end - 1; p >= at; p--) {
            long tenth = rest / 10;
            target[p] = (byte) ('0' + (rest - 10 * tenth));
            rest = tenth;
        }
        return end;
    }

    private static int decimalLength(long number) {
        int length = 1;
        for (long bound = 10; length < 18 && number >= bound; bound *= 10) {
            length++;
        }
        return length;
    }

    /** {@code digits} times ten to the {@code exponent}. */
    private record Decimal(long digits, int exponent) {}

    /** Schubfach, section 9 of the paper; names of the variables as there. */
    private static Decimal shortest(double v) {
        long bits = Double.doubleToRawLongBits(v);
        int biased = (int) (bits >>> MANTISSA_BITS) & 0x7ff;
        long fraction = bits & (HIDDEN_BIT - 1);
        long c = biased == 0 ? fraction : fraction | HIDDEN_BIT;
        int q = MIN_BINARY_EXPONENT + Math.max(biased, 1) - 1;

        long out = c & 1;
        long cb = c << 2;
        long cbr = cb + 2;
        long cbl;
        int k;
        if (c != HIDDEN_BIT || q == MIN_BINARY_EXPONENT) {
            cbl = cb - 2;
            k = flog10pow2(q);
        } else {
            // Below a power of two the doubles lie twice as dense.
            cbl = cb - 1;
            k = flog10threeQuartersPow2(q);
        }
        int h = q + flog2pow10(-k) + 2;
        long g1 = POWERS[2 * (k - K_MIN)];
        long g0 = POWERS[2 * (k - K_MIN) + 1];
        long vb = roundToOdd(g1, g0, cb << h);
        long vbl = roundToOdd(g1, g0, cbl << h);
        long vbr = roundToOdd(g1, g0, cbr << h);

        long s = vb >> 2;
        if (s >= 10) {
            long sp10 = s / 10 * 10;
            long tp10 = sp10 + 10;
            boolean upin = vbl + out <= sp10 << 2;
            boolean wpin = (tp10 << 2) + out <= vbr;
            if (upin != wpin) {
                return new Decimal(upin ? sp10 : tp10, k);
            }
        }
        long t = s + 1;
        boolean uin = vbl + out <= s << 2;
        boolean win = (t << 2) + out <= vbr;
        if (uin != win) {
            return new Decimal(uin ? s : t, k);
        }
        long distance = vb - (s + t << 1);
        return new Decimal(distance < 0 || (distance == 0 && (s & 1) == 0) ? s : t, k);
    }

    private static long roundToOdd(long g1, long g0, long cp) {
        long x1 = Math.multiplyHigh(g0, cp);
        long y0 = g1 * cp;
        long y1 = Math.multiplyHigh(g1, cp);
        long z = (y0 >>> 1) + x1;
        long w = y1 + (z >>> 63);
        return w | (z & MASK_63) + MASK_63 >>> 63;
    }

    /** Floor of log10(2^e), exact for every exponent of a double. */
    private static int flog10pow2(int e) {
        return (int) (e * 661_971_961_083L >> 41);
    }

    /** Floor of log10(3/4 * 2^e). */
    private static int flog10threeQuartersPow2(int e) {
        return (int) (e * 661_971_961_083L - 274_743_187_321L >> 41);
    }

    /** Floor of log2(10^e). */
    private static int flog2pow10(int e) {
        return (int) (e * 913_124_641_741L >> 38);
    }

    private static long[] powers() {
        long[] table = new long[2 * (K_MAX - K_MIN + 1)];
        for (int k = K_MIN; k <= K_MAX; k++) {
            // floor(10^-k / 2^r) + 1 with r chosen so that the quotient has 126 bits
            int r = flog2pow10(-k) - 125;
            BigInteger numerator = k <= 0 ? BigInteger.TEN.pow(-k) : BigInteger.ONE;
            BigInteger denominator = k <= 0 ? BigInteger.ONE : BigInteger.TEN.pow(k);
            BigInteger g = (r >= 0
                            ? numerator.divide(denominator.shiftLeft(r))
                            : numerator.shiftLeft(-r).divide(denominator))
                    .add(BigInteger.ONE);
            table[2 * (k - K_MIN)] = g.shiftRight(63).longValueExact();
            table[2 * (k - K_MIN) + 1] = g.and(BigInteger.valueOf(MASK_63)).longValueExact();
        }
        return table;
    }
}
