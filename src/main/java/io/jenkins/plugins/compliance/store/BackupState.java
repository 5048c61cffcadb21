package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.time.Instant;
import java.util.List;

/**
 * How far the copy of one chain goes. Immutable.
 *
 * @param service whose chain
 * @param entries how many entries the chain had when it was looked at
 * @param verified how many of them stand in the copy, the last time that it verified
 * @param time when it was looked at
 * @param findings what is wrong with the copy, or with the chain, as the copy shows it; empty when nothing is
 */
public record BackupState(ServiceName service, long entries, long verified, Instant time, List<String> findings) {

    public BackupState {
        findings = List.copyOf(findings);
    }

    /** How many entries the copy lacks. */
    public long lag() {
        return Math.max(0, entries - verified);
    }
}
