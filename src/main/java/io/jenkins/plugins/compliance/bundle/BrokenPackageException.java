package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.verify.Check;
import java.util.Optional;

/** Ends the verification of a package, as a rule by a finding that leaves nothing to go on with. */
final class BrokenPackageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Optional<PackageFinding> finding;

    /** Ends it because of the findings that were made already. */
    BrokenPackageException() {
        super("there are findings already");
        this.finding = Optional.empty();
    }

    BrokenPackageException(Check check, String place, String expected, String found) {
        super(check + ": " + place);
        this.finding = Optional.of(new PackageFinding(check, place, expected, found));
    }

    /** The finding; empty when it is among the findings already. */
    Optional<PackageFinding> finding() {
        return finding;
    }
}
