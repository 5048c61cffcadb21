package io.jenkins.plugins.compliance.evidence;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How a file enters an entry: by what it is and not with its content (docs/evidence-format.md, "Files"). Immutable.
 *
 * @param name what it is called; 1 to 512 bytes of UTF-8 without control characters. It comes from outside and is no
 *     path to be opened
 * @param size its bytes, not below 0
 * @param mediaType its media type, of the form {@code type/subtype}
 * @param digest the SHA-256 over its bytes
 */
public record FileReference(String name, long size, String mediaType, Sha256Digest digest) {

    /** The longest name, in bytes of UTF-8. */
    public static final int MAX_NAME_BYTES = 512;

    /** @throws IllegalArgumentException when a part is not of its form */
    public FileReference {
        if (!isName(name)) {
            throw new IllegalArgumentException("a file's name has 1 to " + MAX_NAME_BYTES
                    + " bytes and no control characters; give the report a plain name");
        }
        if (size < 0) {
            throw new IllegalArgumentException("a file's size is not below 0: " + size);
        }
        if (!mediaType.matches("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}")) {
            throw new IllegalArgumentException("a media type has the form type/subtype: " + mediaType);
        }
    }

    /** Whether a file reference may have that name. */
    public static boolean isName(String name) {
        return !name.isBlank()
                && name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)
                && name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES;
    }

    /** The reference as it stands in entries and documents. */
    public JsonObject toJson() {
        return JsonObject.of(Map.of("name", name, "size", size, "media_type", mediaType, "sha256", digest.hex()));
    }

    /**
     * Reads a reference; further members are left alone.
     *
     * @throws IllegalArgumentException when a member is missing or not of its form
     */
    public static FileReference of(JsonObject json) {
        return new FileReference(
                json.text("name").orElseThrow(() -> missing("name")),
                json.integer("size").orElseThrow(() -> missing("size")),
                json.text("media_type").orElseThrow(() -> missing("media_type")),
                Sha256Digest.ofHex(json.text("sha256").orElseThrow(() -> missing("sha256"))));
    }

    private static IllegalArgumentException missing(String member) {
        return new IllegalArgumentException("a file reference needs a member \"" + member + "\" of the right type");
    }
}
