package io.jenkins.plugins.compliance.chain.note;

import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * A {@link KeyHistory} as JSON, format {@value #FORMAT}:
 *
 * <pre>{@code
 * {"format":"compliance-promotion/key-history/v1",
 *  "keys":[{"from_size":0,"until_size":120,"vkey":"<verifier key>"},{"from_size":118,"vkey":"<verifier key>"}]}
 * }</pre>
 *
 * <p>Read strictly: unknown members, other types and other formats are refused, as a misspelt {@code until_size} would
 * otherwise leave a key valid for ever.
 */
public final class KeyHistoryJson {

    /** The format's name and version, the value of the member {@code format}. */
    public static final String FORMAT = "compliance-promotion/key-history/v1";

    /** The most entries that are read. */
    public static final int MAX_KEYS = 1000;

    private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 3);

    private static final String KEYS = "keys";
    private static final String VKEY = "vkey";
    private static final String FROM_SIZE = "from_size";
    private static final String UNTIL_SIZE = "until_size";

    private KeyHistoryJson() {}

    /**
     * Reads a key history of at least one key.
     *
     * @throws KeyHistoryFormatException when these bytes are none, or beyond the limits
     */
    public static KeyHistory parse(byte[] utf8) throws KeyHistoryFormatException {
        JsonObject root = object(json(utf8), "", Set.of("format", KEYS));
        if (!root.text("format").equals(Optional.of(FORMAT))) {
            throw new KeyHistoryFormatException("/format", "must be \"" + FORMAT + "\"");
        }
        if (!(root.members().get(KEYS) instanceof JsonArray array)) {
            throw new KeyHistoryFormatException("/keys", "must be an array of keys");
        }
        if (array.elements().isEmpty() || array.elements().size() > MAX_KEYS) {
            throw new KeyHistoryFormatException(
                    "/keys",
                    "must have 1 to " + MAX_KEYS + " keys, not "
                            + array.elements().size());
        }
        List<KeyHistory.Entry> keys = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            keys.add(entry(element, "/keys/" + keys.size()));
        }
        try {
            return new KeyHistory(keys);
        } catch (IllegalArgumentException e) {
            throw new KeyHistoryFormatException("/keys", e);
        }
    }

    private static JsonValue json(byte[] utf8) throws KeyHistoryFormatException {
        try {
            return JsonParser.parse(utf8, LIMITS);
        } catch (JsonSyntaxException e) {
            throw new KeyHistoryFormatException("", e);
        }
    }

    private static KeyHistory.Entry entry(JsonValue value, String pointer) throws KeyHistoryFormatException {
        JsonObject entry = object(value, pointer, Set.of(VKEY, FROM_SIZE, UNTIL_SIZE));
        VerifierKey key = vkey(entry, pointer + "/" + VKEY);
        long from = size(entry, FROM_SIZE, pointer);
        OptionalLong until = entry.member(UNTIL_SIZE).isPresent()
                ? OptionalLong.of(size(entry, UNTIL_SIZE, pointer))
                : OptionalLong.empty();
        try {
            return new KeyHistory.Entry(key, new SizeRange(from, until));
        } catch (IllegalArgumentException e) {
            throw new KeyHistoryFormatException(pointer, e);
        }
    }

    private static VerifierKey vkey(JsonObject entry, String pointer) throws KeyHistoryFormatException {
        String text = entry.text(VKEY)
                .orElseThrow(() -> new KeyHistoryFormatException(pointer, "must be a verifier key as text"));
        try {
            return VerifierKey.parse(text);
        } catch (NoteFormatException e) {
            throw new KeyHistoryFormatException(pointer, e);
        }
    }

    private static long size(JsonObject entry, String name, String pointer) throws KeyHistoryFormatException {
        return entry.integer(name)
                .orElseThrow(() -> new KeyHistoryFormatException(
                        pointer + "/" + name, "must be a tree size, an integer of at most 2^53 - 1"));
    }

    private static JsonObject object(JsonValue value, String pointer, Set<String> allowed)
            throws KeyHistoryFormatException {
        if (!(value instanceof JsonObject object)) {
            throw new KeyHistoryFormatException(pointer, "must be an object");
        }
        for (String name : object.members().keySet()) {
            if (!allowed.contains(name)) {
                throw new KeyHistoryFormatException(pointer, "has the unknown member " + Excerpt.of(name));
            }
        }
        return object;
    }

    /**
     * Writes a key history as one line of canonical JSON, with a line feed.
     *
     * @throws IllegalArgumentException when it could not be read again: no keys, too many, or a size beyond 2^53 - 1
     */
    public static byte[] format(KeyHistory history) {
        if (history.keys().isEmpty() || history.keys().size() > MAX_KEYS) {
            throw new IllegalArgumentException("a key history has 1 to " + MAX_KEYS + " keys, not "
                    + history.keys().size());
        }
        List<Map<String, Object>> keys = new ArrayList<>();
        for (KeyHistory.Entry entry : history.keys()) {
            Map<String, Object> members = new TreeMap<>();
            members.put(VKEY, entry.key().format());
            members.put(FROM_SIZE, entry.sizes().from());
            entry.sizes().until().ifPresent(until -> members.put(UNTIL_SIZE, until));
            keys.add(members);
        }
        byte[] canonical = CanonicalJson.write(
                JsonObject.of(Map.of("format", FORMAT, KEYS, keys)), CanonicalJson.Numbers.SAFE, LIMITS);
        return (new String(canonical, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
