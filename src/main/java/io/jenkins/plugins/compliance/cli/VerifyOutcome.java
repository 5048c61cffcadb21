package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.verify.Finding;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import io.jenkins.plugins.compliance.cli.ChainInput.FilePlace;
import java.util.List;
import java.util.Optional;

/**
 * What there is to show of a verification.
 *
 * @param path what was verified, as it was named
 * @param input where it was read
 * @param report what it came to
 * @param findings the first findings
 * @param keyGiven whether there was a key to trust
 * @param signers who is said to have signed the newest checkpoint found beside the chain
 */
record VerifyOutcome(
        String path,
        ChainInput input,
        VerificationReport report,
        List<Finding> findings,
        boolean keyGiven,
        List<String> signers) {

    long findingsNotShown() {
        return report.findingCount() - findings.size();
    }

    /** The file and the place in it, for findings in a chain of several files. */
    Optional<FilePlace> place(Finding finding) {
        return finding.source().equals(Finding.CHAIN) ? input.locate(finding.offset()) : Optional.empty();
    }

    /** What a chain without findings may still hide. */
    Optional<String> notProven() {
        if (!leavesTailOpen() || report.verdict() == Verdict.BROKEN) {
            return Optional.empty();
        }
        return Optional.of(
                report.covered() == 0
                        ? "that nothing was cut off the end, and that the chain was not hashed anew from the start"
                        : "that nothing was altered or cut off behind entry " + (report.covered() - 1)
                                + ", up to where a signed checkpoint vouches for the chain");
    }

    private boolean leavesTailOpen() {
        return report.entries() > 0 && !report.tailPinned();
    }

    /** What would prove more; empty when nothing can be named. */
    Optional<String> advice() {
        if (!leavesTailOpen()) {
            return Optional.empty();
        } else if (!keyGiven && !signers.isEmpty()) {
            return Optional.of("there are checkpoints, signed by " + String.join(", ", signers)
                    + ", but no key to verify them with. Get that verifier key from somebody you trust, into a file,"
                    + " and try: compliance verify " + ShellWord.of(path) + " --key FILE");
        } else if (report.verdict() == Verdict.BROKEN) {
            // The findings have their remedies; a broken chain is not to be signed.
            return Optional.empty();
        } else if (!keyGiven) {
            return Optional.of("bring a signed checkpoint and its key along: compliance verify " + ShellWord.of(path)
                    + " --checkpoint FILE --key FILE");
        }
        return Optional.of(
                "have the present head signed: compliance checkpoint DIRECTORY --key-file FILE --key-name NAME");
    }
}
