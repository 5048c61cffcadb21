package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of the health of chains at one moment: which are broken, which cannot be checked, which nobody has verified
 * for too long, and which are to be verified now. Reads no chain. Immutable.
 */
public final class ChainWatch {

    /** So that what is looked at now and then is not put off by a look each day. */
    private static final Duration TOLERANCE = Duration.ofMinutes(30);

    /** How long a chain that did not verify is left alone, so that a repair shows soon. */
    private static final Duration RETRY = Duration.ofMinutes(55);

    private final SortedMap<ServiceName, VerificationResult> results;
    private final SortedMap<ServiceName, ServiceStatus> statuses = new TreeMap<>();
    private final Set<ServiceName> unreadable;
    private final Moment moment;

    /**
     * When that is, and what is too late then.
     *
     * @param now the moment
     * @param period how often each chain is to be verified
     */
    public record Moment(Instant now, Duration period) {}

    /**
     * @param statuses where the services are
     * @param results the newest result about each chain
     * @param unreadable the services whose chain could not be read to its end
     */
    public ChainWatch(
            Collection<ServiceStatus> statuses,
            SortedMap<ServiceName, VerificationResult> results,
            Set<ServiceName> unreadable,
            Moment moment) {
        this.results = new TreeMap<>(results);
        this.unreadable = Set.copyOf(unreadable);
        this.moment = moment;
        statuses.forEach(status -> this.statuses.put(status.service(), status));
    }

    /** What an installation knows of all its chains now. */
    public static ChainWatch of(Installation installation, Duration period) {
        return new ChainWatch(
                installation.statuses().all(),
                installation.verifications().all(),
                installation.statuses().unreadable(),
                new Moment(installation.clock().instant(), period));
    }

    /** What it knows of one chain, at the cost of one. */
    public static ChainWatch of(Installation installation, ServiceName service, Duration period) {
        TreeMap<ServiceName, VerificationResult> results = new TreeMap<>();
        installation.verifications().last(service).ifPresent(result -> results.put(service, result));
        return new ChainWatch(
                installation.statuses().of(service).stream().toList(),
                results,
                installation.statuses().unreadable(),
                new Moment(installation.clock().instant(), period));
    }

    /** When this was known. */
    public Instant now() {
        return moment.now();
    }

    /** The newest result about a chain; empty when it was never verified. */
    public Optional<VerificationResult> last(ServiceName service) {
        return Optional.ofNullable(results.get(service));
    }

    /** The number of entries that a chain has now, as far as it can be read. */
    public long length(ServiceName service) {
        ServiceStatus status = statuses.get(service);
        return status == null ? 0 : status.head().size();
    }

    /** Whether a chain could not be read to its end. */
    public boolean isUnreadable(ServiceName service) {
        return unreadable.contains(service);
    }

    /** The results about chains that are broken, by service. */
    public List<VerificationResult> broken() {
        return results.values().stream().filter(VerificationResult::isBroken).toList();
    }

    /**
     * The services whose chain is not known to be broken and cannot be checked, with the reason: it cannot be read, or its
     * verification could not tell. A chain whose first promotion is still to be signed is none of them, as there is nothing
     * to check it by.
     */
    public SortedMap<ServiceName, String> cannotCheck() {
        TreeMap<ServiceName, String> doubts = new TreeMap<>();
        unreadable.forEach(
                service -> doubts.put(service, "it cannot be read to its end; the log of Jenkins says where that is"));
        results.forEach((service, result) -> {
            if (result.isBroken()) {
                doubts.remove(service);
            } else if (!result.isValid() && !isUnsignedYet(result)) {
                doubts.putIfAbsent(service, String.join("; ", result.reasons()));
            }
        });
        return doubts;
    }

    /** Whether what a chain says can be believed. */
    public ChainTrust trust(ServiceName service) {
        VerificationResult result = results.get(service);
        if (unreadable.contains(service)) {
            return ChainTrust.REFUSED;
        }
        if (result == null) {
            return ChainTrust.UNKNOWN;
        }
        if (result.isValid()) {
            return isOverdue(service) ? ChainTrust.UNKNOWN : ChainTrust.TRUSTED;
        }
        return isUnsignedYet(result) ? ChainTrust.UNKNOWN : ChainTrust.REFUSED;
    }

    /**
     * The services whose chains were not verified for two periods, or never although nothing was appended for so long.
     * While all is well, there are none.
     */
    public List<ServiceName> overdue() {
        TreeSet<ServiceName> services = new TreeSet<>(statuses.keySet());
        services.addAll(results.keySet());
        return services.stream().filter(this::isOverdue).toList();
    }

    /** Whether a chain is among {@link #overdue}. */
    public boolean isOverdue(ServiceName service) {
        VerificationResult result = results.get(service);
        ServiceStatus status = statuses.get(service);
        Optional<Instant> latest = result != null
                ? Optional.of(result.at())
                : Optional.ofNullable(status).flatMap(ServiceStatus::time);
        return latest.filter(time -> age(time).compareTo(moment.period().multipliedBy(2)) > 0)
                .isPresent();
    }

    /**
     * Which of these are to be verified now: those that never were, those last verified about a period ago, those that did
     * not verify about an hour ago, and those of which it could not be told before something was appended, such as what is
     * signed with a first promotion.
     */
    public SortedSet<ServiceName> due(SortedSet<ServiceName> services) {
        TreeSet<ServiceName> due = new TreeSet<>();
        for (ServiceName service : services) {
            VerificationResult last = results.get(service);
            if (last == null || isDue(last)) {
                due.add(service);
            }
        }
        return due;
    }

    private boolean isDue(VerificationResult last) {
        Duration pause = last.isValid() ? moment.period().minus(TOLERANCE) : RETRY;
        return age(last.at()).compareTo(pause) >= 0 || last.verdict() == Verdict.CANNOT_TELL && hasGrownSince(last);
    }

    /** Only a promotion's end is signed, so that before the first one no verification can tell. */
    private boolean isUnsignedYet(VerificationResult result) {
        ServiceStatus status = statuses.get(result.service());
        if (status == null || result.size() == 0 || result.verdict() != Verdict.CANNOT_TELL) {
            return false;
        }
        long ended =
                status.endings().values().stream().mapToLong(Long::longValue).sum();
        return ended == 0 || ended == 1 && hasGrownSince(result);
    }

    private boolean hasGrownSince(VerificationResult result) {
        return length(result.service()) > result.size();
    }

    private Duration age(Instant time) {
        return Duration.between(time, moment.now());
    }
}
