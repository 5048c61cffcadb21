package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.store.BackupState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How the configured backup stands, as far as it is known since the controller started. Immutable.
 *
 * @param sound when the last run ended that copied everything and found nothing wrong; empty before the first one
 * @param chains how far the copies of chains go, also of runs that did not come to their end
 * @param fileFindings how much was wrong with files of evidence in the last run that came to its end
 */
public record BackupStanding(Optional<Instant> sound, Map<ServiceName, BackupState> chains, long fileFindings) {

    /** Nothing was copied yet, as far as is known. */
    static final BackupStanding UNKNOWN = new BackupStanding(Optional.empty(), Map.of(), 0);

    public BackupStanding {
        chains = Map.copyOf(chains);
    }

    /** How many entries stand in a copy that verified; what nobody copied counts as none. */
    public long entries(ServiceName service) {
        BackupState state = chains.get(service);
        return state == null ? 0 : state.verified();
    }

    /** How much is wrong with the copy of a chain, or with the chain, as the copy shows it. */
    public long findings(ServiceName service) {
        BackupState state = chains.get(service);
        return state == null ? 0 : state.findings().size();
    }
}
