package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import java.util.List;
import java.util.Optional;

/**
 * What a drill came to. Immutable.
 *
 * @param seed chose the positions; a drill with the same seed on the same chain makes the same copies
 * @param control what the verifier said to the untouched copy
 * @param temporaryKey the key that the drill signed a checkpoint with because the chain had none by a trusted key
 * @param uncovered number of entries behind the newest trusted checkpoint, which were left out of the drill
 * @param results of the attacks, in the order of {@link AttackMatrix}; none when the untouched copy did not verify
 */
public record DrillReport(
        long seed,
        VerificationReport control,
        Optional<VerifierKey> temporaryKey,
        long uncovered,
        List<AttackResult> results) {

    public DrillReport {
        results = List.copyOf(results);
    }

    /** How many attacks came to that. */
    public long count(AttackResult.Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    /** Whether the alarm works: valid when it does, broken when it does not, "cannot tell" when nothing was drilled. */
    public Verdict verdict() {
        if (control.verdict() != Verdict.VALID) {
            return control.verdict();
        }
        return count(AttackResult.Outcome.MISSED) > 0 ? Verdict.BROKEN : Verdict.VALID;
    }
}
