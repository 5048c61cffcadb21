package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.AbortException;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import java.util.List;
import java.util.TreeSet;

/** The version to promote where the step names none. Stateless. */
final class CollectedVersion {

    private CollectedVersion() {}

    /**
     * The version of the newest evidence that the build collected of each service.
     *
     * @throws AbortException when that is none, or not the same for all
     */
    static String of(List<ServiceName> services, List<BuildRecord> records) throws AbortException {
        TreeSet<String> versions = new TreeSet<>();
        for (ServiceName service : services) {
            versions.add(records.stream()
                    .filter(each -> each.getKind().equals("evidence")
                            && each.getService().equals(service.value()))
                    .map(BuildRecord::getVersion)
                    .reduce("", (before, newer) -> newer));
        }
        if (versions.size() != 1 || versions.first().isEmpty()) {
            throw new AbortException(
                    "promoteService needs version: here, since this build has not collected evidence of"
                            + " one version of all services; write it, or give it to collectEvidence");
        }
        return versions.first();
    }
}
