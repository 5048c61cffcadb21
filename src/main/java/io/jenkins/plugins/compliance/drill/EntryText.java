package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of the untouched copy, to be taken apart. Confined to one thread. */
final class EntryText {

    private final long index;
    private final byte[] bytes;
    private @Nullable JsonObject members;

    /**
     * @param index sequence of the entry
     * @param bytes its canonical form, without line feed; not copied
     */
    EntryText(long index, byte[] bytes) {
        this.index = index;
        this.bytes = bytes;
    }

    long index() {
        return index;
    }

    byte[] bytes() {
        return bytes;
    }

    /** What the line says; parsed when first asked, as most lines are only copied. */
    JsonObject members() {
        if (members == null) {
            members = parse(bytes);
        }
        return members;
    }

    static JsonObject parse(byte[] line) {
        try {
            return (JsonObject) JsonParser.parse(line, JsonLimits.ENTRY);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("the untouched copy has a line that is no entry", e);
        }
    }

    /** Offset of a member's value. */
    int start(String name) {
        int at = 1;
        for (Map.Entry<String, JsonValue> member : members().members().entrySet()) {
            at += length(new JsonString(member.getKey())) + 1;
            if (member.getKey().equals(name)) {
                return at;
            }
            at += length(member.getValue()) + 1;
        }
        throw new IllegalArgumentException("an entry has no member " + name);
    }

    /** Offset behind a member's value. */
    int end(String name) {
        return start(name) + length(members().member(name).orElseThrow());
    }

    /** The line with other bytes in the place of {@code [from, to)}. */
    byte[] splice(int from, int to, String replacement) {
        return splice(from, to, replacement.getBytes(StandardCharsets.UTF_8));
    }

    /** The line with other bytes in the place of {@code [from, to)}. */
    byte[] splice(int from, int to, byte[] replacement) {
        byte[] spliced = Arrays.copyOf(bytes, bytes.length - (to - from) + replacement.length);
        System.arraycopy(replacement, 0, spliced, from, replacement.length);
        System.arraycopy(bytes, to, spliced, from + replacement.length, bytes.length - to);
        return spliced;
    }

    /** The entry with the other type: a small lie that fits every entry. */
    JsonObject withOtherType() {
        String type = members().text("type").orElseThrow();
        EntryType other = type.equals(EntryType.PROMOTION.spelling()) ? EntryType.VALIDATION : EntryType.PROMOTION;
        return members().with("type", new JsonString(other.spelling()));
    }

    private static int length(JsonValue value) {
        return CanonicalJson.write(value).length;
    }
}
