package io.jenkins.plugins.compliance.chain.json;

/**
 * Text. A lone surrogate is held but cannot be written: the canonical writer refuses it with its place.
 *
 * @param value the text, unescaped
 */
public record JsonString(String value) implements JsonValue {
    @Override
    public String toString() {
        return value;
    }
}
