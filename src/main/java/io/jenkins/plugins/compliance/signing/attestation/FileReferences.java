package io.jenkins.plugins.compliance.signing.attestation;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds what an entry says of files. A file reference is an object, anywhere within {@code data}, with the members
 * {@code name} (text), {@code size} (a count of bytes), {@code media_type} (text) and {@code sha256} (64 lower-case
 * hexadecimal digits), whatever else it holds.
 */
final class FileReferences {

    private FileReferences() {}

    /** The references as in-toto resource descriptors, in the order of the canonical form, each once. */
    static Set<JsonObject> subjects(JsonObject data) {
        Set<JsonObject> subjects = new LinkedHashSet<>();
        collect(data, subjects);
        return subjects;
    }

    /** Recurses as deep as an entry nests, which is bounded. */
    private static void collect(JsonValue value, Set<JsonObject> subjects) {
        if (value instanceof JsonObject object) {
            if (isReference(object)) {
                subjects.add(descriptor(object));
            }
            object.members().values().forEach(member -> collect(member, subjects));
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(element -> collect(element, subjects));
        }
    }

    private static boolean isReference(JsonObject object) {
        return object.text("name").isPresent()
                && object.text("media_type").isPresent()
                && object.integer("size").orElse(-1) >= 0
                && object.text("sha256").filter(Sha256Digest::isHex).isPresent();
    }

    private static JsonObject descriptor(JsonObject reference) {
        return JsonObject.of(Map.of(
                "name", reference.text("name").orElseThrow(),
                "digest", Map.of("sha256", reference.text("sha256").orElseThrow()),
                "mediaType", reference.text("media_type").orElseThrow()));
    }
}
