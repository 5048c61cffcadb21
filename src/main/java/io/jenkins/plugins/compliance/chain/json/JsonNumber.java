package io.jenkins.plugins.compliance.chain.json;

/**
 * A number, which in RFC 8785 is an IEEE 754 double. NaN and the infinities are held but cannot be written.
 *
 * @param value the number
 */
public record JsonNumber(double value) implements JsonValue {

    /** The largest integer whose double has no other integer's spelling: 2^53 - 1 (RFC 7493 section 2.2). */
    public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    /** Whether the value is an integer of at most {@link #MAX_SAFE_INTEGER} in magnitude. */
    public boolean isSafeInteger() {
        return Math.rint(value) == value && Math.abs(value) <= MAX_SAFE_INTEGER;
    }

    @Override
    public String toString() {
        return Double.isFinite(value) ? EcmaScriptNumber.toString(value) : Double.toString(value);
    }
}
