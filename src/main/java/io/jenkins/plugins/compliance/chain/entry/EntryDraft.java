package io.jenkins.plugins.compliance.chain.entry;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.UnrepresentableJsonException;
import java.util.Map;
import java.util.Objects;

/**
 * What a caller wants recorded. Its place, identifier, time and hash are the store's to give. A draft that exists can be
 * represented: what cannot is refused here, before it waits in any queue. Immutable and thread-safe.
 *
 * <p>The canonical forms are kept, since writing them is most of what sealing an entry would cost, and a store seals
 * entries one after the other.
 */
public final class EntryDraft {

    /** What an entry needs beside {@code data} and {@code metadata}, in bytes: the other members at their longest. */
    private static final int FRAME = 512;

    private static final JsonLimits MEMBER =
            new JsonLimits(JsonLimits.ENTRY.maxBytes() - FRAME, JsonLimits.ENTRY.maxDepth() - 1);

    private final ServiceName service;
    private final EntryType type;
    private final JsonObject metadata;
    private final JsonObject data;
    private final byte[] canonicalMetadata;
    private final byte[] canonicalData;

    /**
     * @param service whose chain it goes to
     * @param type the entry's type
     * @param metadata how the evidence is to be classified
     * @param data what happened; the event's name stands in its member {@code event}
     * @throws UnrepresentableJsonException naming the culprit by its JSON Pointer within the entry
     */
    public EntryDraft(ServiceName service, EntryType type, JsonObject metadata, JsonObject data) {
        this.service = service;
        this.type = type;
        this.metadata = metadata;
        this.data = data;
        this.canonicalMetadata = canonical("metadata", metadata);
        this.canonicalData = canonical("data", data);
        int length = canonicalMetadata.length + canonicalData.length;
        if (length > MEMBER.maxBytes()) {
            throw new UnrepresentableJsonException("data and metadata have " + length + " bytes together, more than "
                            + MEMBER.maxBytes() + "; put the detail into a file and record its digest")
                    .inMember("data");
        }
    }

    private static byte[] canonical(String member, JsonObject value) {
        try {
            return CanonicalJson.write(value, CanonicalJson.Numbers.SAFE, MEMBER);
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

    /** Whose chain it goes to. */
    public ServiceName service() {
        return service;
    }

    /** The entry's type. */
    public EntryType type() {
        return type;
    }

    /** How the evidence is to be classified. */
    public JsonObject metadata() {
        return metadata;
    }

    /** What happened. */
    public JsonObject data() {
        return data;
    }

    /** The canonical form of the metadata; not to be written to. */
    byte[] canonicalMetadata() {
        return canonicalMetadata;
    }

    /** The canonical form of the data; not to be written to. */
    byte[] canonicalData() {
        return canonicalData;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryDraft that
                && service.equals(that.service)
                && type == that.type
                && metadata.equals(that.metadata)
                && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(service, type, metadata, data);
    }

    @Override
    public String toString() {
        return "draft of a " + type + " entry of " + service;
    }
}
