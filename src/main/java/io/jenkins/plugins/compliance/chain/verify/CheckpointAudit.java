package io.jenkins.plugins.compliance.chain.verify;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.CheckpointLogItem;
import io.jenkins.plugins.compliance.chain.note.CheckpointLogReader;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.note.NoteRejectedException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the growing tree against one source of checkpoints, which is read along with the chain. That each root is the
 * tree's at its size proves the checkpoints consistent with each other, too; what is left to check is that they grow.
 *
 * <p>Confined to one thread.
 */
final class CheckpointAudit {

    /** {@link #nextSize} when there is no checkpoint left. */
    static final long NONE = Long.MAX_VALUE;

    private final CheckpointSource source;
    private final CheckpointLogReader log;
    private final Optional<CheckpointPolicy> policy;
    private final FindingTally findings;

    private @Nullable Checkpoint next;
    private @Nullable Checkpoint last;
    private long nextOffset;
    private boolean nextTrusted;
    private long trusted;
    private long covered;

    CheckpointAudit(CheckpointSource source, Optional<CheckpointPolicy> policy, FindingTally findings)
            throws IOException {
        this.source = source;
        this.log = new CheckpointLogReader(source.stream());
        this.policy = policy;
        this.findings = findings;
        advance();
    }

    /** The size at which the tree's root is to be compared next, or {@link #NONE}. */
    long nextSize() {
        return next == null ? NONE : next.size();
    }

    /** Compares with the root of the tree of {@link #nextSize} entries, and goes on to the next checkpoint. */
    void compare(Sha256Digest root) throws IOException {
        Checkpoint checkpoint = requireNext();
        if (!checkpoint.root().equals(root)) {
            report(
                    Check.ROOT,
                    checkpoint.size(),
                    root.base64(),
                    checkpoint.root().base64());
        } else if (nextTrusted) {
            trusted++;
            covered = checkpoint.size();
        }
        advance();
    }

    /** Reports every checkpoint that the chain is too short for. */
    void finish(long entries) throws IOException {
        while (next != null) {
            report(Check.TAIL, next.size(), "at least " + next.size() + " entries", entries + " entries");
            advance();
        }
    }

    private Checkpoint requireNext() {
        if (next == null) {
            throw new IllegalStateException("no checkpoint left to compare");
        }
        return next;
    }

    private void advance() throws IOException {
        next = null;
        for (Optional<CheckpointLogItem> item = log.next(); item.isPresent() && next == null; ) {
            if (item.get() instanceof CheckpointLogItem.Note note) {
                take(note);
            } else {
                reportUnreadable(item.get());
            }
            if (next == null) {
                item = log.next();
            }
        }
    }

    private void take(CheckpointLogItem.Note note) {
        Checkpoint checkpoint = note.checkpoint().checkpoint();
        nextOffset = note.offset();
        nextTrusted = isTrusted(note);
        if (last != null && !checkpoint.origin().equals(last.origin())) {
            report(Check.CONSISTENCY, checkpoint.size(), "the origin " + last.origin(), checkpoint.origin());
        }
        if (last != null && checkpoint.size() < last.size()) {
            report(
                    Check.CONSISTENCY,
                    checkpoint.size(),
                    "a size of at least " + last.size(),
                    Long.toString(checkpoint.size()));
            return;
        }
        if (last != null
                && checkpoint.size() == last.size()
                && !checkpoint.root().equals(last.root())) {
            report(
                    Check.CONSISTENCY,
                    checkpoint.size(),
                    "one root for size " + last.size() + ", " + last.root().base64(),
                    checkpoint.root().base64());
        }
        last = checkpoint;
        next = checkpoint;
    }

    private boolean isTrusted(CheckpointLogItem.Note note) {
        if (policy.isEmpty()) {
            return false;
        }
        try {
            policy.get().verify(note.checkpoint());
            return true;
        } catch (NoteRejectedException e) {
            report(
                    Check.SIGNATURE,
                    note.checkpoint().checkpoint().size(),
                    "a signature by a trusted key",
                    String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void reportUnreadable(CheckpointLogItem item) {
        nextOffset = item.offset();
        String found = item instanceof CheckpointLogItem.Broken broken
                ? broken.error().reason()
                : "the first bytes of one, cut off";
        report(Check.SIGNATURE, last == null ? 0 : last.size(), "a signed checkpoint", found);
    }

    private void report(Check check, long size, String expected, String found) {
        findings.report(new Finding(check, source.name(), Math.max(0, size - 1), nextOffset, expected, found));
    }

    /** What the checkpoints say is the log's name; null when none could be read. */
    @Nullable
    String origin() {
        return last == null ? null : last.origin();
    }

    CheckpointSource source() {
        return source;
    }

    /** Number of checkpoints with the tree's root and a trusted signature. */
    long trusted() {
        return trusted;
    }

    /** Size of the largest of them. */
    long covered() {
        return covered;
    }
}
