package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chain in a directory of its own. Every operation takes the directory's lock and first takes in what other processes
 * have added, so that all see one growing chain; by {@link CommitQueue}, many appends share one write and one
 * {@code fdatasync}.
 *
 * <p>Thread-safe: what is mutable is guarded by the lock.
 */
final class LocalChain implements EvidenceChain {

    private final ServiceName service;
    private final ChainDirectory directory;
    private final ProcessLock lock;
    private final Sealer sealer;
    private final Quarantine quarantine;
    private final SegmentLog segments;
    private final CheckpointLog checkpoints;
    private final ChainTail tail;
    private final Batch batch = new Batch();
    private final RecentRoots recentRoots = new RecentRoots();
    private final CommitQueue queue = new CommitQueue(this::commit);

    /** Why this object is of no more use; written under the lock. */
    private volatile @Nullable StoreException failure;

    private LocalChain(ChainDirectory directory, ProcessLock lock, LocalSettings settings, ChainTail tail) {
        this.service = tail.service();
        this.directory = directory;
        this.lock = lock;
        this.sealer = settings.sealer();
        this.quarantine = new Quarantine(directory, settings.disk());
        this.segments = new SegmentLog(directory, settings.disk(), quarantine, settings.segmentBytes());
        this.checkpoints = new CheckpointLog(directory, settings.disk(), quarantine);
        this.tail = tail;
    }

    /**
     * Opens a chain, and creates its directory if need be.
     *
     * @throws BrokenChainException when it is broken
     * @throws StoreException when it cannot be opened
     */
    static LocalChain open(ServiceName service, Path path, LocalSettings settings) throws StoreException {
        ChainDirectory directory = ChainDirectory.create(path, settings.disk());
        ProcessLock lock = ProcessLock.open(directory.lock());
        LocalChain chain = null;
        boolean opened = false;
        try {
            // Verifying a long chain takes a while. What is whole in it stays as it is, so others may go on meanwhile.
            LocalSnapshot whole = lock.hold(() -> LocalSnapshot.of(directory).withoutTornEnds());
            chain = new LocalChain(directory, lock, settings, VerifiedTail.of(whole, service, directory.path()));
            LocalChain begun = chain.begin(whole);
            opened = true;
            return begun;
        } finally {
            if (!opened) {
                lock.close(chain == null ? () -> {} : chain::closeFiles);
            }
        }
    }

    /** Goes on where the verified part ends. */
    private LocalChain begin(LocalSnapshot verified) throws StoreException {
        return lock.hold(() -> {
            segments.resume(verified);
            checkpoints.catchUp();
            segments.catchUp(tail, checkpoints);
            checkpoints.requireAtMost(tail.head().size());
            checkpoints.moveTornEnd();
            segments.force();
            return this;
        });
    }

    @Override
    public ServiceName service() {
        return service;
    }

    @Override
    public EvidenceEntry append(EntryDraft draft) throws StoreException {
        requireOurs(draft);
        return queue.append(new Append(draft, null)).orElseThrow();
    }

    @Override
    public Optional<EvidenceEntry> appendIf(ChainHead expected, EntryDraft draft) throws StoreException {
        requireOurs(draft);
        return queue.append(new Append(draft, expected));
    }

    private void requireOurs(EntryDraft draft) {
        if (!draft.service().equals(service)) {
            throw new IllegalArgumentException("a draft for " + draft.service() + " in the chain of " + service);
        }
    }

    private List<Optional<EvidenceEntry>> commit(List<Append> appends) throws StoreException {
        return upToDate(() -> {
            batch.seal(appends, tail.head(), sealer);
            if (batch.length() > 0) {
                segments.append(tail, batch.bytes(), batch.length());
                batch.advance(tail);
            } else {
                // Whoever is refused goes by what it finds in the chain, so that has to be as durable as an entry is.
                segments.force();
            }
            return batch.outcomes();
        });
    }

    @Override
    public ChainHead head() throws StoreException {
        return upToDate(() -> {
            segments.force();
            return tail.head();
        });
    }

    @Override
    public TreeHead treeHead() throws StoreException {
        return upToDate(() -> {
            segments.force();
            TreeHead head = tail.treeHead();
            recentRoots.add(head);
            return head;
        });
    }

    @Override
    public LocalSnapshot snapshot() throws StoreException {
        return upToDate(() -> {
            checkpoints.catchUp();
            checkpoints.moveTornEnd();
            return LocalSnapshot.of(directory);
        });
    }

    @Override
    public void publish(SignedCheckpoint signed) throws StoreException {
        Checkpoint checkpoint = signed.checkpoint();
        if (!checkpoint.origin().endsWith("/" + service)) {
            throw new StoreException("a checkpoint of the origin " + checkpoint.origin()
                    + " is not published in the chain of " + service + "; its origin must end in /" + service);
        }
        Sha256Digest root = rootAt(checkpoint.size());
        if (!checkpoint.root().equals(root)) {
            throw new StoreException("a checkpoint of another chain is not published: the root of the first "
                    + checkpoint.size() + " entries of " + service + " is " + root.base64() + ", the checkpoint's "
                    + checkpoint.root().base64() + "; sign the tree head of this chain");
        }
        upToDate(() -> {
            segments.force();
            checkpoints.catchUp();
            checkpoints.moveTornEnd();
            return checkpoints.append(signed);
        });
    }

    private Sha256Digest rootAt(long size) throws StoreException {
        TreeHead now = treeHead();
        if (size > now.size()) {
            throw new StoreException("a checkpoint of " + size + " entries is not published in the chain of " + service
                    + ", which has " + now.size() + "; sign the tree head of this chain");
        }
        Optional<Sha256Digest> known = recentRoots.at(size);
        return known.isPresent() ? known.get() : snapshot().rootAt(size);
    }

    /** Runs the action under the lock, on a chain that has everything the others have added. */
    private <T> T upToDate(Held<T> action) throws StoreException {
        return lock.hold(() -> {
            requireUsable();
            try {
                segments.catchUp(tail, size -> {
                    checkpoints.catchUp();
                    checkpoints.requireAtMost(size);
                });
                return action.run();
            } catch (BrokenChainException e) {
                failure = e;
                throw e;
            }
        });
    }

    private void requireUsable() throws StoreException {
        StoreException before = failure;
        if (before != null) {
            throw before.again();
        }
        if (segments.isUncertain() || checkpoints.isUncertain()) {
            throw new StoreException("nothing more is added to the chain in " + directory.path()
                    + ", because an earlier write failed halfway; repair the disk, open the chain again, and look");
        }
    }

    /** Whether opening the chain anew may help, while this object stays as it is. */
    boolean isUsable() throws StoreException {
        return failure == null && lock.hold(() -> !segments.isUncertain() && !checkpoints.isUncertain());
    }

    @Override
    public List<TornTail> recoveries() {
        return quarantine.recoveries();
    }

    @Override
    public void close() throws StoreException {
        lock.close(this::closeFiles);
    }

    private void closeFiles() throws StoreException {
        try {
            segments.close();
        } finally {
            checkpoints.close();
        }
    }
}
