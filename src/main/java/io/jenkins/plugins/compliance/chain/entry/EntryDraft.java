package io.jenkins.plugins.compliance.chain.entry;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.UnrepresentableJsonException;
import java.util.Map;

/**
 * What a caller wants recorded. Its place, identifier, time and hash are the store's to give. A draft that exists can be
 * represented: what cannot is refused here, before it waits in any queue.
 *
 * @param service whose chain it goes to
 * @param type the entry's type
 * @param metadata how the evidence is to be classified
 * @param data what happened; the event's name stands in its member {@code event}
 */
public record EntryDraft(ServiceName service, EntryType type, JsonObject metadata, JsonObject data) {

    /** What an entry needs beside {@code data} and {@code metadata}, in bytes: the other members at their longest. */
    private static final int FRAME = 512;

    private static final JsonLimits MEMBER =
            new JsonLimits(JsonLimits.ENTRY.maxBytes() - FRAME, JsonLimits.ENTRY.maxDepth() - 1);

    /** @throws UnrepresentableJsonException naming the culprit by its JSON Pointer within the entry */
    public EntryDraft {
        int length = canonicalLength("metadata", metadata) + canonicalLength("data", data);
        if (length > MEMBER.maxBytes()) {
            throw new UnrepresentableJsonException("data and metadata have " + length + " bytes together, more than "
                            + MEMBER.maxBytes() + "; put the detail into a file and record its digest")
                    .inMember("data");
        }
    }

    private static int canonicalLength(String member, JsonObject value) {
        try {
            return CanonicalJson.write(value, CanonicalJson.Numbers.SAFE, MEMBER).length;
        } catch (UnrepresentableJsonException e) {
            throw e.inMember(member);
        }
    }

    /** A draft from plain Java data, see {@link io.jenkins.plugins.compliance.chain.json.JsonValue#of}. */
    public static EntryDraft of(ServiceName service, EntryType type, Map<String, ?> metadata, Map<String, ?> data) {
        return new EntryDraft(service, type, object("metadata", metadata), object("data", data));
    }

    private static JsonObject object(String member, Map<String, ?> map) {
        try {
            return JsonObject.of(map);
        } catch (UnrepresentableJsonException e) {
            throw e.inMember(member);
        }
    }
}
