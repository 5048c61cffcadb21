package io.jenkins.plugins.compliance.chain.json;

import java.util.List;

/**
 * An array.
 *
 * @param elements its elements in order, copied
 */
public record JsonArray(List<JsonValue> elements) implements JsonValue {
    public JsonArray {
        elements = List.copyOf(elements);
    }
}
