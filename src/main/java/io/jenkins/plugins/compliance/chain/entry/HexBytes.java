package io.jenkins.plugins.compliance.chain.entry;

import java.util.Arrays;

/** Lower-case hexadecimal digits as they lie in a line, by table: a verifier meets some two hundred in each. Stateless. */
final class HexBytes {

    /** The value of each byte as a digit; negative for what is none, so that one sign bit tells of a whole run. */
    private static final byte[] VALUES = values();

    private HexBytes() {}

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int digit = 0; digit < 16; digit++) {
            values[Character.forDigit(digit, 16)] = (byte) digit;
        }
        return values;
    }

    /** Whether all of {@code count} bytes are digits. */
    static boolean areHex(byte[] bytes, int from, int count) {
        int signs = 0;
        for (int i = from; i < from + count; i++) {
            signs |= VALUES[bytes[i] & 0xff];
        }
        return signs >= 0;
    }

    /** Whether the digits at {@code from} spell the bytes. */
    static boolean spell(byte[] bytes, int from, byte[] expected) {
        int differences = 0;
        for (int i = 0; i < expected.length; i++) {
            int value = VALUES[bytes[from + 2 * i] & 0xff] << 4 | VALUES[bytes[from + 2 * i + 1] & 0xff];
            differences |= value ^ (expected[i] & 0xff);
        }
        return differences == 0;
    }
}
