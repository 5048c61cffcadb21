package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.verify.Check;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The real verifier, deaf to what some of its checks say. */
final class WeakVerifier {

    private WeakVerifier() {}

    static VerifierFactory hearing(Predicate<Check> heard) {
        return (expectations, policy) -> {
            VerifierFactory.Verifier real = VerifierFactory.standard(1).create(expectations, policy);
            return (chain, checkpoints, findings) -> deafen(real.verify(chain, checkpoints, findings), heard);
        };
    }

    private static VerificationReport deafen(VerificationReport report, Predicate<Check> heard) {
        Map<Check, Long> findings = report.findings().entrySet().stream()
                .filter(entry -> heard.test(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Verdict verdict = report.verdict() == Verdict.BROKEN && findings.isEmpty() ? Verdict.VALID : report.verdict();
        return new VerificationReport(
                verdict,
                report.reasons(),
                report.service(),
                report.entries(),
                report.bytes(),
                report.head(),
                report.tree(),
                report.checkpoints(),
                report.covered(),
                report.tailPinned(),
                findings);
    }
}
