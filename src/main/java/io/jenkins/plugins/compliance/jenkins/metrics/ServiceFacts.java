package io.jenkins.plugins.compliance.jenkins.metrics;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.installation.BackupStanding;
import io.jenkins.plugins.compliance.jenkins.installation.BreakKind;
import io.jenkins.plugins.compliance.jenkins.installation.ChainWatch;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.jenkins.installation.KnownServices;
import io.jenkins.plugins.compliance.jenkins.installation.VerificationResult;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import io.jenkins.plugins.compliance.store.AppendTimes;
import io.jenkins.plugins.compliance.store.StoreException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What metrics are made of. Immutable.
 *
 * @param statuses where the services are that have a chain, by name
 * @param policy the global policy; empty where there is none
 * @param results the newest result of verifying each chain
 * @param watch what is known of the health of the chains
 * @param appends how long appends took
 * @param backup how the backup stands; empty when none is configured
 */
record ServiceFacts(
        List<ServiceStatus> statuses,
        Optional<Policy> policy,
        SortedMap<ServiceName, VerificationResult> results,
        ChainWatch watch,
        AppendTimes.Histogram appends,
        Optional<BackupStanding> backup) {

    ServiceFacts {
        statuses = List.copyOf(statuses);
        results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
    }

    /**
     * The facts as they are now. Costs a look at the end of each chain, and reading what is new there.
     *
     * @param policy the global policy; empty where there is none
     * @param period how often each chain is to be verified
     * @param backup how the backup stands; empty when none is configured
     * @throws StoreException when the chains cannot be listed
     */
    static ServiceFacts now(
            Installation installation, Optional<Policy> policy, Duration period, Optional<BackupStanding> backup)
            throws StoreException {
        installation.statuses().refresh();
        return new ServiceFacts(
                installation.statuses().all(),
                policy,
                installation.verifications().all(),
                ChainWatch.of(installation, period),
                installation.store().appendTimes().histogram(),
                backup);
    }

    /** The services of which it is known how their chains verified, or that they cannot be read. */
    SortedMap<ServiceName, Optional<VerificationResult>> verified() {
        SortedMap<ServiceName, Optional<VerificationResult>> verified = new TreeMap<>();
        statuses.stream()
                .map(ServiceStatus::service)
                .filter(watch::isUnreadable)
                .forEach(service -> verified.put(service, Optional.empty()));
        results.forEach((service, result) -> verified.put(service, Optional.of(result)));
        return verified;
    }

    /** How many findings there are of a kind. That a chain cannot be read is one before anybody verified it. */
    long breaks(ServiceName service, BreakKind kind) {
        VerificationResult result = results.get(service);
        long found = result == null ? 0 : result.count(kind);
        return kind == BreakKind.CANNOT_CHECK && watch.isUnreadable(service) ? Math.max(1, found) : found;
    }

    /** Where all services are, also those that the policy names and that have no chain; by name. */
    List<ServiceStatus> services() {
        return KnownServices.all(statuses, policy);
    }
}
