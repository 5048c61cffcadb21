package io.jenkins.plugins.compliance.chain.entry;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.CanonicalScanner;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * One stored line, read where it lies: a cursor that recognises a canonical entry of format 1 in one pass over its
 * bytes, remembers where the members are, and hashes around {@code hash}. It makes no garbage, which is what lets a
 * verifier keep up with SHA-256. Canonical order fixes the nine members' order, so each is met at its place.
 *
 * <p>Mutable and confined to one thread. The offsets are valid for the array of the last successful scan, until its
 * bytes change.
 */
public final class EntryLine {

    private static final byte[] DATA = ascii("{\"data\":");
    private static final byte[] HASH = ascii(",\"hash\":\"");
    private static final byte[] ID = ascii("\",\"id\":\"");
    private static final byte[] METADATA = ascii("\",\"metadata\":");
    private static final byte[] PREVIOUS_HASH = ascii(",\"previous_hash\":\"");
    private static final byte[] SEQUENCE = ascii("\",\"sequence\":");
    private static final byte[] SERVICE = ascii(",\"service\":\"");
    private static final byte[] TIMESTAMP = ascii("\",\"timestamp\":\"");
    private static final byte[] PROMOTION = ascii("\",\"type\":\"promotion\"}");
    private static final byte[] VALIDATION = ascii("\",\"type\":\"validation\"}");

    /** Digits of 2^53 - 1. */
    private static final int SEQUENCE_DIGITS = 16;

    private static final int SERVICE_LENGTH = 63;

    private byte[] bytes = new byte[0];
    private int start;
    private int end;
    private int hash;
    private int id;
    private int previousHash;
    private int service;
    private int serviceEnd;
    private int timestamp;
    private long sequence;

    /** What {@link #scanFrom} returns where no canonical entry begins. */
    public static final int REFUSED = -1;

    /**
     * Looks at the line that lies in {@code [from, to)}, line feed excluded.
     *
     * @return whether it is a canonical entry by the schema; after false the cursor has no line. The hash is not
     *     recomputed here, see {@link #recomputeHash}
     */
    public boolean scan(byte[] array, int from, int to) {
        return scanFrom(array, from, to) == to;
    }

    /**
     * Looks at the entry that begins at {@code from}, wherever it ends: a canonical entry shows its own end, so nobody
     * has to look for the line feed first.
     *
     * @param to bytes from here on are not looked at
     * @return the offset behind the entry, or {@link #REFUSED}
     */
    public int scanFrom(byte[] array, int from, int to) {
        int p = literal(array, from, to, DATA);
        p = p < 0 ? p : CanonicalScanner.object(array, p, to, 2, JsonLimits.ENTRY.maxDepth());
        p = literal(array, p, to, HASH);
        int hashAt = p;
        p = hex(array, p, to);
        p = literal(array, p, to, ID);
        int idAt = p;
        p = p >= 0 && to - p >= EntryId.LENGTH && EntryId.isSpelling(array, p) ? p + EntryId.LENGTH : -1;
        p = literal(array, p, to, METADATA);
        p = p < 0 ? p : CanonicalScanner.object(array, p, to, 2, JsonLimits.ENTRY.maxDepth());
        p = literal(array, p, to, PREVIOUS_HASH);
        int previousHashAt = p;
        p = hex(array, p, to);
        p = literal(array, p, to, SEQUENCE);
        p = sequence(array, p, to);
        p = literal(array, p, to, SERVICE);
        int serviceAt = p;
        p = service(array, p, to);
        int serviceEndsAt = p;
        p = literal(array, p, to, TIMESTAMP);
        int timestampAt = p;
        p = p >= 0 && to - p >= EntryTimestamp.LENGTH && EntryTimestamp.isTimestamp(array, p)
                ? p + EntryTimestamp.LENGTH
                : -1;
        int behind = literal(array, p, to, PROMOTION);
        if (behind == REFUSED) {
            behind = literal(array, p, to, VALIDATION);
        }
        if (behind == REFUSED || behind - from > JsonLimits.ENTRY.maxBytes()) {
            return REFUSED;
        }
        bytes = array;
        start = from;
        end = behind;
        hash = hashAt;
        id = idAt;
        previousHash = previousHashAt;
        service = serviceAt;
        serviceEnd = serviceEndsAt;
        timestamp = timestampAt;
        return behind;
    }

    /** Feeds the line without its member {@code hash} to the engine and writes the 32 bytes of its digest. */
    public void recomputeHash(MessageDigest sha256, byte[] target) {
        int memberStart = hash - HASH.length;
        int memberEnd = hash + Sha256Digest.HEX_LENGTH + 1;
        sha256.update(bytes, start, memberStart - start);
        sha256.update(bytes, memberEnd, end - memberEnd);
        digest(sha256, target);
    }

    private static void digest(MessageDigest sha256, byte[] target) {
        try {
            sha256.digest(target, 0, Sha256Digest.BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("the target has no room for a digest", e);
        }
    }

    /** Whether the member {@code hash} spells these 32 bytes. */
    public boolean hashIs(byte[] digest) {
        return HexBytes.spell(bytes, hash, digest);
    }

    /** Whether {@code previous_hash} spells the hash of that line. */
    public boolean follows(EntryLine previous) {
        return Arrays.equals(
                bytes,
                previousHash,
                previousHash + Sha256Digest.HEX_LENGTH,
                previous.bytes,
                previous.hash,
                previous.hash + Sha256Digest.HEX_LENGTH);
    }

    /** Compares the identifiers; lower-case UUIDs order as their bytes. */
    public int compareId(EntryLine other) {
        return Arrays.compare(bytes, id, id + EntryId.LENGTH, other.bytes, other.id, other.id + EntryId.LENGTH);
    }

    /** Compares the timestamps; times of the one spelling order as their bytes. */
    public int compareTimestamp(EntryLine other) {
        return Arrays.compare(
                bytes,
                timestamp,
                timestamp + EntryTimestamp.LENGTH,
                other.bytes,
                other.timestamp,
                other.timestamp + EntryTimestamp.LENGTH);
    }

    /** Whether both lines name the same service. */
    public boolean sameService(EntryLine other) {
        return Arrays.equals(bytes, service, serviceEnd, other.bytes, other.service, other.serviceEnd);
    }

    /** The member {@code sequence}. */
    public long sequence() {
        return sequence;
    }

    /** The member {@code hash}. */
    public String hash() {
        return text(hash, hash + Sha256Digest.HEX_LENGTH);
    }

    /** The member {@code previous_hash}. */
    public String previousHash() {
        return text(previousHash, previousHash + Sha256Digest.HEX_LENGTH);
    }

    /** The member {@code id}. */
    public String id() {
        return text(id, id + EntryId.LENGTH);
    }

    /** The member {@code timestamp}. */
    public String timestamp() {
        return text(timestamp, timestamp + EntryTimestamp.LENGTH);
    }

    /** The member {@code service}. */
    public String service() {
        return text(service, serviceEnd);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    private static int literal(byte[] array, int at, int to, byte[] expected) {
        return at >= 0
                        && to - at >= expected.length
                        && Arrays.equals(array, at, at + expected.length, expected, 0, expected.length)
                ? at + expected.length
                : -1;
    }

    private static int hex(byte[] array, int at, int to) {
        return at >= 0 && to - at >= Sha256Digest.HEX_LENGTH && HexBytes.areHex(array, at, Sha256Digest.HEX_LENGTH)
                ? at + Sha256Digest.HEX_LENGTH
                : -1;
    }

    private int sequence(byte[] array, int at, int to) {
        int p = at;
        long number = 0;
        while (p >= 0 && p < to && array[p] >= '0' && array[p] <= '9' && p - at <= SEQUENCE_DIGITS) {
            number = 10 * number + array[p++] - '0';
        }
        boolean canonical = p > at && (array[at] != '0' || p == at + 1);
        if (!canonical || number > JsonNumber.MAX_SAFE_INTEGER) {
            return -1;
        }
        sequence = number;
        return p;
    }

    private static int service(byte[] array, int at, int to) {
        int p = at;
        while (p >= 0 && p < to && p - at <= SERVICE_LENGTH && array[p] != '"') {
            byte b = array[p];
            boolean inner = b == '-' && p > at;
            if (!inner && (b < '0' || b > '9') && (b < 'a' || b > 'z')) {
                return -1;
            }
            p++;
        }
        return p > at && p - at <= SERVICE_LENGTH && array[p - 1] != '-' ? p : -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
