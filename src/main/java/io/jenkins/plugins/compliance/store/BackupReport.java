package io.jenkins.plugins.compliance.store;

import java.util.List;

/**
 * What a backup came to. Immutable.
 *
 * @param chains each chain, by the services' names
 * @param files how many files of evidence the copy has
 * @param fileFindings what is wrong with files of evidence
 */
public record BackupReport(List<BackupState> chains, long files, List<String> fileFindings) {

    public BackupReport {
        chains = List.copyOf(chains);
        fileFindings = List.copyOf(fileFindings);
    }

    /** Whether nothing is wrong with anything. */
    public boolean isSound() {
        return fileFindings.isEmpty()
                && chains.stream().allMatch(chain -> chain.findings().isEmpty());
    }
}
