package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.signing.TrustedKeys;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import io.jenkins.plugins.compliance.store.LocalSnapshot;
import io.jenkins.plugins.compliance.store.LocalStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the chains of the installation, and remembers over restarts what that came to.
 *
 * <p>Where a chain ended when nothing was found in it is remembered, too, and every later verification expects to find that
 * entry at its place. So a chain that was cut together with its checkpoints, hashed anew from the start, or removed as a
 * whole is found by who verified it once, even where no signature is left to tell. A chain that was restored from an older
 * backup is found likewise; its file in {@code verifications/} is then to be removed by whoever answers for the restore.
 *
 * <p>Thread-safe. Chains are verified in parallel, each by one caller at a time; reading results costs nothing.
 */
public final class Verifications {

    private static final Logger LOGGER = Logger.getLogger(Verifications.class.getName());

    /** How long {@link #verifyUnlessRecent} takes a result for news. */
    static final Duration RECENT = Duration.ofMinutes(1);

    private final LocalStore store;
    private final VerifierKeySource keys;
    private final InstantSource clock;
    private final VerificationFiles files;
    private final ConcurrentMap<ServiceName, Turn> turns = new ConcurrentHashMap<>();

    /** Guarded by this; null until read. */
    private @Nullable SortedMap<ServiceName, VerificationRecord> records;

    /** A verification that came to its end; two that came to the same are two. */
    private static final class Run {

        private final VerificationResult result;

        /** How many bytes of entries and checkpoints the chain had when it began; empty when nobody could tell. */
        private final OptionalLong length;

        private Run(VerificationResult result, OptionalLong length) {
            this.result = result;
            this.length = length;
        }
    }

    /** Whose turn it is to verify a chain. */
    private static final class Turn {

        private final ReentrantLock lock = new ReentrantLock();

        /** Written by who holds the lock; one that was interrupted leaves it as it is. */
        private volatile @Nullable Run newest;
    }

    /**
     * @param keys whose checkpoints are trusted
     * @param files keeps the records
     * @param clock dates them
     */
    Verifications(LocalStore store, VerifierKeySource keys, VerificationFiles files, InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.files = files;
        this.clock = clock;
    }

    /** The newest result about a chain; empty when it was never verified. */
    public synchronized Optional<VerificationResult> last(ServiceName service) {
        return Optional.ofNullable(records().get(service)).map(VerificationRecord::last);
    }

    /** The newest result about each chain that was ever verified, by service. */
    public synchronized SortedMap<ServiceName, VerificationResult> all() {
        SortedMap<ServiceName, VerificationResult> all = new TreeMap<>();
        records().forEach((service, record) -> all.put(service, record.last()));
        return Collections.unmodifiableSortedMap(all);
    }

    /**
     * The services whose chains are to be verified: those that have one, and those that had one.
     *
     * @throws StoreException when the chains cannot be listed
     */
    public SortedSet<ServiceName> services() throws StoreException {
        SortedSet<ServiceName> services = new TreeSet<>(store.services());
        synchronized (this) {
            services.addAll(records().keySet());
        }
        return services;
    }

    /**
     * Verifies a chain now and remembers the result, as every verification should end. A chain that cannot be read gives a
     * result, too.
     *
     * @throws InterruptedException when the thread is interrupted; then nothing is known, and nothing is remembered
     */
    public VerificationResult verify(ServiceName service) throws InterruptedException {
        Turn turn = turn(service);
        turn.lock.lockInterruptibly();
        try {
            return verifyAlone(service, turn);
        } finally {
            turn.lock.unlock();
        }
    }

    private Turn turn(ServiceName service) {
        return turns.computeIfAbsent(service, key -> new Turn());
    }

    /**
     * The result of a verification no older than {@link #RECENT}, if that found nothing and the chain is as long as it was
     * then; otherwise as {@link #verify(ServiceName)}. So that a chain is read once, however many ask: those who ask while it
     * is being read get whatever that comes to. Who asks after it found something may have mended it, and gets a new one.
     *
     * @throws InterruptedException as above
     */
    public VerificationResult verifyUnlessRecent(ServiceName service) throws InterruptedException {
        Turn turn = turn(service);
        Run before = turn.newest;
        turn.lock.lockInterruptibly();
        try {
            Run newest = turn.newest;
            boolean waitedForIt = newest != before;
            return newest != null && (waitedForIt || isRecent(newest)) ? newest.result : verifyAlone(service, turn);
        } finally {
            turn.lock.unlock();
        }
    }

    private boolean isRecent(Run run) {
        Duration age = Duration.between(run.result.at(), clock.instant());
        if (!run.result.isValid() || age.isNegative() || age.compareTo(RECENT) > 0) {
            return false;
        }
        OptionalLong length = length(run.result.service());
        return length.isPresent() && length.equals(run.length);
    }

    /** Empty when nobody can tell. */
    private OptionalLong length(ServiceName service) {
        try {
            LocalSnapshot chain = store.snapshot(service);
            return OptionalLong.of(Stream.concat(chain.segments().stream(), chain.checkpointFiles().stream())
                    .mapToLong(LocalSnapshot.Part::length)
                    .sum());
        } catch (StoreException unreadable) {
            return OptionalLong.empty();
        }
    }

    /** By who holds the chain's lock. */
    private VerificationResult verifyAlone(ServiceName service, Turn turn) throws InterruptedException {
        Optional<KnownHead> known = known(service);
        // Before it is read: what is appended meanwhile is then news.
        OptionalLong length = length(service);
        Instant begin = clock.instant();
        ChainExamination examination = examine(service, VerificationExpectations.NONE, known);
        VerificationResult result = result(service, begin, examination);
        if (!examination.foundNoChain() || last(service).isPresent()) {
            remember(new VerificationRecord(result, known(examination).or(() -> known)));
        }
        turn.newest = new Run(result, length);
        return result;
    }

    /**
     * Verifies a chain now against what the caller knows of it. The result is the caller's: it is not remembered, since a
     * caller who expects the wrong thing must not put a chain into disrepute.
     *
     * @throws InterruptedException as above
     */
    public VerificationResult verify(ServiceName service, VerificationExpectations expected)
            throws InterruptedException {
        if (expected.isEmpty()) {
            return verify(service);
        }
        Instant begin = clock.instant();
        return result(service, begin, examine(service, expected, known(service)));
    }

    /**
     * Verifies every chain, and remembers the results.
     *
     * @throws StoreException when the chains cannot be listed
     * @throws InterruptedException when the thread is interrupted between or within chains
     */
    public List<VerificationResult> verifyAll() throws StoreException, InterruptedException {
        List<VerificationResult> results = new ArrayList<>();
        for (ServiceName service : services()) {
            results.add(verify(service));
        }
        return results;
    }

    private ChainExamination examine(ServiceName service, VerificationExpectations expected, Optional<KnownHead> known)
            throws InterruptedException {
        ChainExamination examination = new ChainExamination(service);
        try {
            Optional<TrustedKeys> trusted = expected.keys().isPresent() ? expected.keys() : keys.keys();
            LocalSnapshot chain = store.snapshot(service).withoutTornEnds();
            examination.verify(chain, expected, trusted.map(TrustedKeys::policy));
            if (known.isPresent()) {
                examination.compare(chain, known.get());
            }
            for (VerificationExpectations.Entry entry : expected.entries()) {
                examination.compare(chain, entry);
            }
        } catch (InterruptedIOException e) {
            throw interrupted(e);
        } catch (IOException | UnusableKeyException e) {
            examination.doubt(String.valueOf(e.getMessage()));
        }
        return examination;
    }

    /** The status is taken back, as the exception says it. */
    static InterruptedException interrupted(IOException cause) {
        Thread.interrupted();
        InterruptedException interrupted = new InterruptedException(cause.getMessage());
        interrupted.initCause(cause);
        return interrupted;
    }

    private VerificationResult result(ServiceName service, Instant begin, ChainExamination examination) {
        Instant end = clock.instant();
        Duration duration = Duration.between(begin, end);
        return new VerificationResult(
                service,
                examination.verdict(),
                end.truncatedTo(ChronoUnit.MILLIS),
                duration.isNegative() ? Duration.ZERO : duration,
                examination.size(),
                examination.head(),
                examination.covered(),
                examination.reasons(),
                examination.findings(),
                examination.counts());
    }

    private synchronized Optional<KnownHead> known(ServiceName service) {
        return Optional.ofNullable(records().get(service)).flatMap(VerificationRecord::known);
    }

    /** Also when there are doubts: an end that nobody signed is one that can be cut off later. */
    private static Optional<KnownHead> known(ChainExamination examination) {
        return examination.foundNothing()
                ? examination.head().map(head -> new KnownHead(examination.size(), head))
                : Optional.empty();
    }

    private synchronized void remember(VerificationRecord record) {
        records().put(record.last().service(), record);
        try {
            files.write(record);
        } catch (IOException e) {
            // The result stands and is shown; only a restart would forget it.
            LOGGER.log(
                    Level.WARNING,
                    "Cannot keep the result of verifying the chain of "
                            + record.last().service() + " over a restart; make room, and check who may write there",
                    e);
        }
    }

    private SortedMap<ServiceName, VerificationRecord> records() {
        SortedMap<ServiceName, VerificationRecord> known = records;
        if (known == null) {
            known = files.read();
            records = known;
        }
        return known;
    }
}
