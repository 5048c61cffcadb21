package io.jenkins.plugins.compliance.chain.entry;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * An evidence entry of format 1. Immutable and thread-safe; two entries are equal when their lines are.
 *
 * <p>An entry of this class is well-formed in itself: canonical, by the schema, its hash its own. Whether it stands where
 * it belongs is the chain verifier's question.
 */
public final class EvidenceEntry {

    private final byte[] line;
    private final long sequence;
    private final UUID id;
    private final Instant timestamp;
    private final ServiceName service;
    private final EntryType type;
    private final Sha256Digest previousHash;
    private final Sha256Digest hash;
    private final JsonObject metadata;
    private final JsonObject data;

    private EvidenceEntry(byte[] line, JsonObject members) {
        this.line = line;
        this.sequence = members.integer("sequence").orElseThrow();
        this.id = UUID.fromString(members.text("id").orElseThrow());
        this.timestamp = EntryTimestamp.parse(members.text("timestamp").orElseThrow());
        this.service = new ServiceName(members.text("service").orElseThrow());
        this.type = members.text("type").flatMap(EntryType::ofSpelling).orElseThrow();
        this.previousHash = Sha256Digest.ofHex(members.text("previous_hash").orElseThrow());
        this.hash = Sha256Digest.ofHex(members.text("hash").orElseThrow());
        this.metadata = members.object("metadata").orElseThrow();
        this.data = members.object("data").orElseThrow();
    }

    private EvidenceEntry(
            byte[] line, EntryDraft draft, ChainHead place, Instant timestamp, UUID id, Sha256Digest hash) {
        this.line = line;
        this.sequence = place.size();
        this.id = id;
        this.timestamp = timestamp;
        this.service = draft.service();
        this.type = draft.type();
        this.previousHash = place.hash();
        this.hash = hash;
        this.metadata = draft.metadata();
        this.data = draft.data();
    }

    /**
     * Makes the entry that {@code draft} becomes at {@code place}; the hash is computed here. Canonical order fixes the
     * members' order, and none but the draft's two needs an escape, so the line is put together from its parts.
     */
    static EvidenceEntry seal(EntryDraft draft, ChainHead place, Instant timestamp, UUID id) {
        byte[] begin = ascii("{\"data\":");
        byte[] middle = ascii(",\"id\":\"" + id + "\",\"metadata\":");
        byte[] end = ascii(",\"previous_hash\":\"" + place.hash().hex()
                + "\",\"sequence\":" + place.size()
                + ",\"service\":\"" + draft.service().value()
                + "\",\"timestamp\":\"" + EntryTimestamp.format(timestamp)
                + "\",\"type\":\"" + draft.type().spelling() + "\"}");
        Sha256Digest hash = Sha256Digest.compute(begin, draft.canonicalData(), middle, draft.canonicalMetadata(), end);
        byte[] hashMember = ascii(",\"hash\":\"" + hash.hex() + "\"");
        byte[] line = concatenate(begin, draft.canonicalData(), hashMember, middle, draft.canonicalMetadata(), end);
        return new EvidenceEntry(line, draft, place, timestamp, id, hash);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concatenate(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    /**
     * Reads one line of a chain, without its line feed.
     *
     * @throws EntryFormatException when the line is not canonical, not by the schema, or its hash is not its own
     */
    public static EvidenceEntry parse(byte[] line) throws EntryFormatException {
        EntryLine scanned = new EntryLine();
        if (!scanned.scan(line, 0, line.length)) {
            throw new EntryFormatException(EntryDiagnosis.of(line));
        }
        JsonObject members = members(line);
        Sha256Digest recomputed = Sha256Digest.compute(canonical(members.without("hash")));
        EvidenceEntry entry = new EvidenceEntry(line.clone(), members);
        if (!recomputed.equals(entry.hash)) {
            throw new EntryFormatException("/hash: recomputed " + recomputed + ", found " + entry.hash);
        }
        return entry;
    }

    private static JsonObject members(byte[] line) {
        try {
            return (JsonObject) JsonParser.parse(line, JsonLimits.ENTRY);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("the scanner accepted a line that the parser refuses", e);
        }
    }

    private static byte[] canonical(JsonObject members) {
        return CanonicalJson.write(members, CanonicalJson.Numbers.SAFE, JsonLimits.ENTRY);
    }

    /** A copy of the canonical bytes, without line feed: the Merkle leaf's data. */
    public byte[] line() {
        return line.clone();
    }

    /** Zero-based place in the chain. */
    public long sequence() {
        return sequence;
    }

    /** The identifier, a UUID of version 7. */
    public UUID id() {
        return id;
    }

    /** The time of the append in whole milliseconds. */
    public Instant timestamp() {
        return timestamp;
    }

    /** Whose chain it belongs to. */
    public ServiceName service() {
        return service;
    }

    /** The entry's type. */
    public EntryType type() {
        return type;
    }

    /** The hash of the entry before, zeros for the first. */
    public Sha256Digest previousHash() {
        return previousHash;
    }

    /** SHA-256 over the canonical entry without the member {@code hash}. */
    public Sha256Digest hash() {
        return hash;
    }

    /** How the evidence is classified. */
    public JsonObject metadata() {
        return metadata;
    }

    /** What happened. */
    public JsonObject data() {
        return data;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EvidenceEntry that && Arrays.equals(line, that.line);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return service + "/" + sequence + " " + hash;
    }
}
