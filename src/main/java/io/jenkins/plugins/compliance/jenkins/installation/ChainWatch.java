package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of the health of all chains at one moment: which are broken, which nobody has verified for too long, and
 * which are to be verified now. Immutable.
 */
public final class ChainWatch {

    /** So that what is looked at every hour is not put off by an hour each day. */
    private static final Duration TOLERANCE = Duration.ofMinutes(30);

    private final SortedMap<ServiceName, VerificationResult> results;
    private final SortedMap<ServiceName, Instant> changed = new TreeMap<>();
    private final Instant now;
    private final Duration period;

    /**
     * @param statuses where the services are
     * @param results the newest result about each chain
     * @param period how often each chain is to be verified
     */
    public ChainWatch(
            List<ServiceStatus> statuses,
            SortedMap<ServiceName, VerificationResult> results,
            Instant now,
            Duration period) {
        this.results = new TreeMap<>(results);
        this.now = now;
        this.period = period;
        statuses.forEach(status -> status.time().ifPresent(time -> changed.put(status.service(), time)));
    }

    /** The results about chains that are broken, by service. */
    public List<VerificationResult> broken() {
        return results.values().stream().filter(VerificationResult::isBroken).toList();
    }

    /**
     * The services whose chains were not verified for two periods, or never although nothing was appended for so long.
     * While all is well, there are none.
     */
    public List<ServiceName> overdue() {
        TreeMap<ServiceName, Instant> latest = new TreeMap<>(changed);
        results.forEach((service, result) -> latest.put(service, result.at()));
        return latest.entrySet().stream()
                .filter(each -> age(each.getValue()).compareTo(period.multipliedBy(2)) > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Which of these are to be verified now: those that never were, those last verified about a period ago, and those that
     * did not verify, so that a repair shows soon.
     */
    public SortedSet<ServiceName> due(SortedSet<ServiceName> services) {
        TreeSet<ServiceName> due = new TreeSet<>();
        for (ServiceName service : services) {
            VerificationResult last = results.get(service);
            if (last == null || !last.isValid() || age(last.at()).compareTo(period.minus(TOLERANCE)) >= 0) {
                due.add(service);
            }
        }
        return due;
    }

    private Duration age(Instant time) {
        return Duration.between(time, now);
    }
}
