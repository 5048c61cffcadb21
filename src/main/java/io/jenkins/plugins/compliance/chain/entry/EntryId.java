package io.jenkins.plugins.compliance.chain.entry;

import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers of entries: UUID version 7 (RFC 9562 section 5.7) in lower case, strictly ascending along a chain. The
 * order makes uniqueness checkable in constant memory: an identifier that repeats an earlier one does not ascend.
 */
final class EntryId {

    static final int LENGTH = 36;

    private static final Pattern SPELLING =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private static final long RANDOM_A = 0xfff;
    private static final long RANDOM_B = (1L << 62) - 1;
    private static final long VARIANT = 1L << 63;

    private EntryId() {}

    static boolean isSpelling(String text) {
        return SPELLING.matcher(text).matches();
    }

    /** {@link #isSpelling} for the 36 bytes at {@code from}. */
    static boolean isSpelling(byte[] bytes, int from) {
        byte variant = bytes[from + 19];
        return bytes[from + 8] == '-'
                && bytes[from + 13] == '-'
                && bytes[from + 14] == '7'
                && bytes[from + 18] == '-'
                && (variant == '8' || variant == '9' || variant == 'a' || variant == 'b')
                && bytes[from + 23] == '-'
                && HexBytes.areHex(bytes, from, 8)
                && HexBytes.areHex(bytes, from + 9, 4)
                && HexBytes.areHex(bytes, from + 15, 3)
                && HexBytes.areHex(bytes, from + 20, 3)
                && HexBytes.areHex(bytes, from + 24, 12);
    }

    /**
     * The identifier behind {@code previous}: of the given millisecond with fresh random bits, or, where that would
     * not ascend, the previous one plus a random increment (RFC 9562 section 6.2, method 2).
     */
    static UUID next(@Nullable UUID previous, long epochMilli, LongSupplier random) {
        if (previous == null || epochMilli > milli(previous)) {
            // The highest random bit is left clear, so that increments have room before they carry into the time.
            long a = random.getAsLong() & RANDOM_A >>> 1;
            return uuid(epochMilli, a, random.getAsLong() & RANDOM_B);
        }
        long b = (previous.getLeastSignificantBits() & RANDOM_B) + 1 + (random.getAsLong() & 0xffff_ffffL);
        long a = (previous.getMostSignificantBits() & RANDOM_A) + (b >>> 62);
        return uuid(milli(previous) + (a >>> 12), a & RANDOM_A, b & RANDOM_B);
    }

    private static long milli(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    private static UUID uuid(long epochMilli, long randomA, long randomB) {
        return new UUID(epochMilli << 16 | 0x7000 | randomA, VARIANT | randomB);
    }
}
