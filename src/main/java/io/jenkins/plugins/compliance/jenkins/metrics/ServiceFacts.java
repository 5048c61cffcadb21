package io.jenkins.plugins.compliance.jenkins.metrics;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.installation.BackupStanding;
import io.jenkins.plugins.compliance.jenkins.installation.BreakKind;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationResult;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.store.AppendTimes;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What metrics are made of. Immutable.
 *
 * @param statuses where the services are, by name
 * @param results the newest result of verifying each chain
 * @param unreadable the services whose chains could not be read just now
 * @param appends how long appends took
 * @param backup how the backup stands; empty when none is configured
 */
record ServiceFacts(
        List<ServiceStatus> statuses,
        SortedMap<ServiceName, VerificationResult> results,
        Set<ServiceName> unreadable,
        AppendTimes.Histogram appends,
        Optional<BackupStanding> backup) {

    ServiceFacts {
        statuses = List.copyOf(statuses);
        results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
        unreadable = Set.copyOf(unreadable);
    }

    /**
     * The facts as they are now. Costs a look at the end of each chain, and reading what is new there.
     *
     * @param backup how the backup stands; empty when none is configured
     * @throws StoreException when the chains cannot be listed
     */
    static ServiceFacts now(Installation installation, Optional<BackupStanding> backup) throws StoreException {
        installation.statuses().refresh();
        return new ServiceFacts(
                installation.statuses().all(),
                installation.verifications().all(),
                installation.statuses().unreadable(),
                installation.store().appendTimes().histogram(),
                backup);
    }

    /** The services of which it is known how their chains verified, or that they cannot be read. */
    SortedMap<ServiceName, Optional<VerificationResult>> verified() {
        SortedMap<ServiceName, Optional<VerificationResult>> verified = new TreeMap<>();
        unreadable.forEach(service -> verified.put(service, Optional.empty()));
        results.forEach((service, result) -> verified.put(service, Optional.of(result)));
        return verified;
    }

    /** How many findings there are of a kind. That a chain cannot be read is one before anybody verified it. */
    long breaks(ServiceName service, BreakKind kind) {
        VerificationResult result = results.get(service);
        long found = result == null ? 0 : result.count(kind);
        return kind == BreakKind.CANNOT_CHECK && unreadable.contains(service) ? Math.max(1, found) : found;
    }

    /** Whether a chain can be read, and is not known to be broken. */
    boolean isTrusted(ServiceName service) {
        VerificationResult result = results.get(service);
        return !unreadable.contains(service) && (result == null || !result.isBroken());
    }
}
