package io.jenkins.plugins.compliance.chain.entry;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a chain ends: all that the next entry depends on.
 *
 * @param size number of entries, which is the next one's sequence
 * @param hash hash of the last entry, zeros when there is none
 * @param timestamp time of the last entry, null when there is none
 * @param id identifier of the last entry, null when there is none
 */
public record ChainHead(
        long size,
        Sha256Digest hash,
        @Nullable Instant timestamp,
        @Nullable UUID id) {

    /** The head of a chain without entries. */
    public static final ChainHead EMPTY = new ChainHead(0, Sha256Digest.ZERO, null, null);

    /** The head of the chain that ends with {@code last}. */
    public static ChainHead at(EvidenceEntry last) {
        return new ChainHead(last.sequence() + 1, last.hash(), last.timestamp(), last.id());
    }

    /**
     * Makes the entry that comes next.
     *
     * @param now the clock's time; truncated to milliseconds, and not taken when the chain is already later
     * @param random fresh random bits for the identifier, 64 at a call
     */
    public EvidenceEntry seal(EntryDraft draft, Instant now, LongSupplier random) {
        Instant time = EntryTimestamp.truncate(now);
        if (timestamp != null && time.isBefore(timestamp)) {
            time = timestamp;
        }
        return EvidenceEntry.seal(draft, this, time, EntryId.next(id, time.toEpochMilli(), random));
    }
}
