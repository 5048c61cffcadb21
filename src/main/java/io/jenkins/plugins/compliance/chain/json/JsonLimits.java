package io.jenkins.plugins.compliance.chain.json;

/**
 * Bounds of a JSON document from outside.
 *
 * @param maxBytes the longest document in bytes
 * @param maxDepth the deepest nesting of objects and arrays; the outermost one has depth 1
 */
public record JsonLimits(int maxBytes, int maxDepth) {

    /** The bounds of an evidence entry: 1 MiB of canonical bytes, 64 levels with the entry itself as the first. */
    public static final JsonLimits ENTRY = new JsonLimits(1 << 20, 64);

    /** Both bounds are at least 1, and the depth small enough for a recursive reader's stack. */
    public JsonLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxDepth > 512) {
            throw new IllegalArgumentException("maxBytes " + maxBytes + ", maxDepth " + maxDepth);
        }
    }
}
