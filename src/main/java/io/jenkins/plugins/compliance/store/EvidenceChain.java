package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.io.Closeable;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The chain of one service, open for writing. Thread-safe, and linearizable across every process that has it open: each
 * operation takes effect at one moment between its call and its return, and sees all that took effect before.
 *
 * <p>No operation is cut short by an interrupt; the caller's interrupted status is kept.
 */
public interface EvidenceChain extends Closeable {

    /** Whose chain it is. */
    ServiceName service();

    /**
     * Gives the draft its place in the chain. When this returns, the entry is durable.
     *
     * <p>After an exception the entry is as a rule not in the chain. Where that is not known, because the storage failed
     * between writing and acknowledging, the message says so: look for it in the chain once it can be opened again.
     *
     * @throws IllegalArgumentException when the draft is for another service
     * @throws StoreException when the entry cannot be stored
     */
    EvidenceEntry append(EntryDraft draft) throws StoreException;

    /**
     * Gives the draft its place in the chain if the chain still ends at {@code expected}, that is, if nobody has appended
     * anything since the caller looked: compare-and-append. Comparison and append are one step, which no append comes
     * between, of whatever thread or process. Of several callers with one {@code expected} at most one succeeds.
     *
     * <p>What a caller decides by reading the chain up to {@code expected}, it can so record only while it still holds.
     * Otherwise it reads what is new, decides again, and calls again; whenever one caller is refused, another one's entry
     * has been appended, so that all together always get on.
     *
     * @param expected where the caller saw the chain end, as {@link ChainHead#at} the last entry it read; compared by
     *     size and hash
     * @return the entry, durable; empty when the chain ends elsewhere, and then nothing is appended
     * @throws IllegalArgumentException when the draft is for another service
     * @throws StoreException as for {@link #append}
     */
    Optional<EvidenceEntry> appendIf(ChainHead expected, EntryDraft draft) throws StoreException;

    /** Where the chain ends. Everything up to there is durable. */
    ChainHead head() throws StoreException;

    /** The Merkle tree over the chain as it is now: what a checkpoint is made of. Costs O(log n). */
    TreeHead treeHead() throws StoreException;

    /** The chain and its checkpoints as they are now; what is added later does not show in it. */
    ChainSnapshot snapshot() throws StoreException;

    /**
     * The entries with {@code from <= sequence < to}, as far as there are such now, one after the other.
     *
     * @throws IllegalArgumentException unless {@code 0 <= from <= to}
     */
    default EntryReader read(long from, long to) throws StoreException {
        return snapshot().read(from, to);
    }

    /**
     * Adds a checkpoint durably to the published ones.
     *
     * @throws StoreException when its origin does not end in {@code /} and the service's name, its root is not this
     *     chain's at its size, it is older than the newest one, or it cannot be stored
     */
    void publish(SignedCheckpoint checkpoint) throws StoreException;

    /**
     * The published checkpoints so far, as {@link io.jenkins.plugins.compliance.chain.note.CheckpointLogReader} reads
     * them. The caller closes the stream.
     */
    default InputStream checkpoints() throws StoreException {
        return snapshot().checkpoints();
    }

    /** What had to be moved aside while this chain was open, with the opening itself; empty as a rule. */
    List<TornTail> recoveries();

    /** Ends the use of this chain. What is being appended by other threads is completed or refused. Idempotent. */
    @Override
    void close() throws StoreException;
}
