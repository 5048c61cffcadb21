package io.jenkins.plugins.compliance.chain.note;

import java.util.OptionalLong;

/**
 * The tree sizes at which a key is valid.
 *
 * @param from the first size
 * @param until the first size at which it is valid no more, empty while that is open
 */
public record SizeRange(long from, OptionalLong until) {

    /** Every size. */
    public static final SizeRange ALL = new SizeRange(0, OptionalLong.empty());

    /** @throws IllegalArgumentException unless {@code 0 <= from < until} */
    public SizeRange {
        if (from < 0 || until.isPresent() && until.getAsLong() <= from) {
            throw new IllegalArgumentException("not a range of tree sizes: " + format(from, until));
        }
    }

    /** Whether the size lies in the range. */
    public boolean contains(long size) {
        return from <= size && (until.isEmpty() || size < until.getAsLong());
    }

    private static String format(long from, OptionalLong until) {
        return "from " + from + (until.isPresent() ? " until before " + until.getAsLong() : " on");
    }

    /** {@code from 0 until before 120} or {@code from 120 on}. */
    @Override
    public String toString() {
        return format(from, until);
    }
}
