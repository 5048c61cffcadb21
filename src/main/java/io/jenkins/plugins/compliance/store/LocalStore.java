package io.jenkins.plugins.compliance.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Chains in the local file system, each in the directory of its service below one root:
 *
 * <pre>{@code
 * <root>/<service>/00000000000000000000.jsonl   segments: canonical lines, named by their first entry's sequence
 * <root>/<service>/checkpoints.txt              published checkpoints
 * <root>/<service>/lock                         locked while somebody writes; never to be deleted in use
 * <root>/<service>/quarantine/                  what crashes left unfinished
 * }</pre>
 *
 * <p>Several processes may use one root on a file system whose locks work between them. Thread-safe.
 */
public final class LocalStore implements EvidenceStore {

    /** How long a segment becomes, as a rule: 64 MiB. */
    public static final long SEGMENT_BYTES = 64L << 20;

    private final Path root;
    private final LocalSettings settings;
    private final AppendTimes appendTimes = new AppendTimes(System::nanoTime);

    /** The chains that were ever open; guarded by itself. */
    private final Map<ServiceName, SharedChain> chains = new HashMap<>();

    /**
     * A store with segments of {@link #SEGMENT_BYTES}.
     *
     * @param root the directory above the chains' directories; it is created with the first chain
     * @param clock gives entries their time; thread-safe
     * @param random gives entries 64 random bits at a call; thread-safe
     */
    public LocalStore(Path root, InstantSource clock, LongSupplier random) {
        this(root, clock, random, SEGMENT_BYTES);
    }

    /**
     * A store with segments of a given length.
     *
     * @param segmentBytes no segment becomes longer, unless its first batch is; at least 1
     */
    public LocalStore(Path root, InstantSource clock, LongSupplier random, long segmentBytes) {
        this(root, new LocalSettings(new LocalDisk(), new Sealer(clock, random), segmentBytes));
    }

    LocalStore(Path root, LocalSettings settings) {
        this.root = root;
        this.settings = settings;
    }

    /** How long appends took. */
    public AppendTimes appendTimes() {
        return appendTimes;
    }

    /** The directory above the chains' directories. */
    Path root() {
        return root;
    }

    /** The directory of a service's chain, whether or not it exists. */
    public Path directory(ServiceName service) {
        return root.resolve(service.value());
    }

    /**
     * {@inheritDoc}
     *
     * <p>Opening verifies the whole chain, unless somebody has it open by this store already.
     */
    @Override
    public EvidenceChain chain(ServiceName service) throws StoreException {
        SharedChain chain;
        synchronized (chains) {
            chain = chains.computeIfAbsent(
                    service, key -> new SharedChain(() -> LocalChain.open(key, directory(key), settings), appendTimes));
        }
        return chain.join();
    }

    /**
     * The chain of a service for reading only, see {@link ReadOnlyChain#open}.
     *
     * @throws StoreException when the service has none, or it cannot be read
     */
    public ReadOnlyChain readOnly(ServiceName service) throws StoreException {
        return ReadOnlyChain.open(directory(service));
    }

    @Override
    public LocalSnapshot snapshot(ServiceName service) throws StoreException {
        return Files.exists(directory(service), NOFOLLOW_LINKS)
                ? readOnly(service).snapshot().withoutTornEntries()
                : new LocalSnapshot(List.of(), List.of());
    }

    @Override
    public List<ServiceName> services() throws StoreException {
        List<ServiceName> services = new ArrayList<>();
        if (!Files.exists(root)) {
            return services;
        }
        for (Path child : ChainDirectory.children(root)) {
            String name = Objects.requireNonNull(child.getFileName()).toString();
            if (ServiceName.isValid(name) && isChain(child)) {
                services.add(new ServiceName(name));
            }
        }
        Collections.sort(services);
        return services;
    }

    /** A directory is a chain's from its first opening on, when it gets its lock file; a copy may lack that. */
    private static boolean isChain(Path child) {
        return Files.isDirectory(child, NOFOLLOW_LINKS)
                && (Files.exists(new ChainDirectory(child).lock(), NOFOLLOW_LINKS)
                        || Files.exists(Segment.in(child, 0).file(), NOFOLLOW_LINKS));
    }

    @Override
    public void close() throws StoreException {
        List<SharedChain> all;
        synchronized (chains) {
            all = List.copyOf(chains.values());
        }
        for (SharedChain chain : all) {
            chain.close();
        }
    }
}
