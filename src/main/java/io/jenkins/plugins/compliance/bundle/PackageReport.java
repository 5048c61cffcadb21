package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.verify.Verdict;
import java.util.List;

/**
 * What the verification of a package came to. Immutable.
 *
 * @param verdict what it comes to
 * @param reasons why the verdict is "cannot tell"; empty otherwise
 * @param kind {@code evidence} or {@code distribution}, empty when that could not be read; so are the next two
 * @param service whose promotion it says it is about
 * @param promotion that promotion's identifier
 * @param entries number of the chain's entries that the manifest says there are, 0 when it could not be read
 * @param findings the first findings
 * @param findingCount number of all findings
 */
public record PackageReport(
        Verdict verdict,
        List<String> reasons,
        String kind,
        String service,
        String promotion,
        long entries,
        List<PackageFinding> findings,
        long findingCount) {

    public PackageReport {
        reasons = List.copyOf(reasons);
        findings = List.copyOf(findings);
    }
}
