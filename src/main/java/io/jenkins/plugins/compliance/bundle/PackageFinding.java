package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.verify.Check;
import io.jenkins.plugins.compliance.chain.verify.Finding;

/**
 * One thing that is not as it should be in a package. Immutable. Like a {@link Finding}'s, its texts are printable ASCII
 * of bounded length, whatever the package holds.
 *
 * @param check which check found it
 * @param place the file in the package, and the entry where there is one
 * @param expected what should be there
 * @param found what is there
 */
public record PackageFinding(Check check, String place, String expected, String found) {

    public PackageFinding {
        Finding printable = new Finding(check, place, 0, 0, expected, found);
        place = printable.source();
        expected = printable.expected();
        found = printable.found();
    }

    /** A finding in the chain of a package. */
    static PackageFinding of(Finding finding) {
        String place = finding.source().equals(Finding.CHAIN)
                ? AuditChainFile.NAME + ", entry " + finding.entry()
                : finding.source();
        return new PackageFinding(finding.check(), place, finding.expected(), finding.found());
    }

    PackageFinding within(String prefix) {
        return new PackageFinding(check, prefix + place, expected, found);
    }

    @Override
    public String toString() {
        return check + ", " + place + ": expected " + expected + ", found " + found;
    }
}
