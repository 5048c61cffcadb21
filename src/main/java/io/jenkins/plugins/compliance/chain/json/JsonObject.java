package io.jenkins.plugins.compliance.chain.json;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An object. Its members stand in the order of their names' UTF-16 code units, which is both {@link String}'s natural
 * order and that of RFC 8785 section 3.2.3; names are unique.
 */
public record JsonObject(SortedMap<String, JsonValue> members) implements JsonValue {

    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(new TreeMap<>());

    /** @param members copied, and ordered by name whatever order they came in */
    public JsonObject {
        TreeMap<String, JsonValue> copy = new TreeMap<>();
        copy.putAll((Map<String, JsonValue>) members);
        members = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * @param map plain Java data, see {@link JsonValue#of}
     * @throws UnrepresentableJsonException naming the culprit by its JSON Pointer
     */
    public static JsonObject of(Map<String, ?> map) {
        return (JsonObject) JsonValue.of(map);
    }

    /** The member of that name. */
    public Optional<JsonValue> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The member's text, empty when there is none of that name or it is not text. */
    public Optional<String> text(String name) {
        return members.get(name) instanceof JsonString text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The member's value, empty when there is none of that name or it is not an integer within ±(2^53 - 1). */
    public OptionalLong integer(String name) {
        return members.get(name) instanceof JsonNumber number && number.isSafeInteger()
                ? OptionalLong.of((long) number.value())
                : OptionalLong.empty();
    }

    /** The member's object, empty when there is none of that name or it is something else. */
    public Optional<JsonObject> object(String name) {
        return members.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** This object with one member added or replaced. */
    public JsonObject with(String name, JsonValue value) {
        TreeMap<String, JsonValue> copy = new TreeMap<>(members);
        copy.put(name, value);
        return new JsonObject(copy);
    }

    /** This object without the member of that name. */
    public JsonObject without(String name) {
        TreeMap<String, JsonValue> copy = new TreeMap<>(members);
        copy.remove(name);
        return new JsonObject(copy);
    }
}
