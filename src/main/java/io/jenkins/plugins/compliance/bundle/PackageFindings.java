package io.jenkins.plugins.compliance.bundle;

import java.util.ArrayList;
import java.util.List;

/** Findings in a package, of which the first thousand are kept and all are counted. Confined to one thread. */
final class PackageFindings {

    private static final int KEPT = 1000;

    /** What is common to the findings in a package and those in one within it. */
    private static final class Tally {
        private final List<PackageFinding> kept = new ArrayList<>();
        private long count;
    }

    private final Tally tally;
    private final String prefix;

    PackageFindings() {
        this(new Tally(), "");
    }

    private PackageFindings(Tally tally, String prefix) {
        this.tally = tally;
        this.prefix = prefix;
    }

    /** Takes findings in a package that is itself a file of this one. */
    PackageFindings within(String file) {
        return new PackageFindings(tally, file);
    }

    void add(PackageFinding finding) {
        tally.count++;
        if (tally.kept.size() < KEPT) {
            tally.kept.add(finding.within(prefix));
        }
    }

    long count() {
        return tally.count;
    }

    List<PackageFinding> list() {
        return List.copyOf(tally.kept);
    }
}
