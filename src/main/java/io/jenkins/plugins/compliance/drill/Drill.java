package io.jenkins.plugins.compliance.drill;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.verify.ChainExpectations;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import io.jenkins.plugins.compliance.drill.AttackResult.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Copies a chain, tampers with copies of the copy in every way of {@link AttackMatrix}, and lets the verifier find out:
 * with the keys that the auditor trusts, and with the chain's newest trusted checkpoint as brought along from elsewhere.
 * The chain itself is only read.
 *
 * <p>Entries behind that checkpoint are left out, since nobody could tell a forged one from a true one. Where there is no
 * trusted checkpoint at all, the drill signs one over its copy with a throwaway key. Takes the room of two copies on the
 * disk, and memory for one entry.
 *
 * <p>Immutable; a drill runs on the calling thread and whatever threads its verifier uses. No two drills at a time may
 * use one directory.
 */
public final class Drill {

    private static final String UNTOUCHED = "untouched";

    private final Path directory;
    private final boolean keepCopies;
    private final long seed;
    private final VerifierFactory verifiers;

    /**
     * @param directory where copies are made; it exists, is empty and closed to others, since copies are evidence, too
     * @param keepCopies whether to leave the copies there; otherwise only empty directories may be left behind
     * @param seed chooses the positions
     * @param verifiers makes the verifier to be drilled
     */
    public Drill(Path directory, boolean keepCopies, long seed, VerifierFactory verifiers) {
        this.directory = directory;
        this.keepCopies = keepCopies;
        this.seed = seed;
        this.verifiers = verifiers;
    }

    /**
     * Runs the drill.
     *
     * @param results takes each result as it comes, on the calling thread
     * @throws IOException when the chain cannot be read or a copy cannot be written; then nothing is known
     */
    public DrillReport run(DrillSubject subject, Consumer<AttackResult> results) throws IOException {
        CopyDirectory untouched = CopyDirectory.create(directory.resolve(UNTOUCHED));
        try {
            untouched.fill(subject.chain(), subject.checkpoints());
            Auditor surveyor =
                    new Auditor(verifiers.create(ChainExpectations.NONE, subject.policy()), Optional.empty());
            VerificationReport survey = surveyor.verify(untouched);
            if (survey.verdict() == Verdict.BROKEN || survey.service().isEmpty()) {
                return new DrillReport(seed, survey, Optional.empty(), 0, List.of());
            }
            return attackAll(untouched, survey, subject.policy(), results);
        } finally {
            discard(untouched);
        }
    }

    private DrillReport attackAll(
            CopyDirectory untouched,
            VerificationReport survey,
            Optional<CheckpointPolicy> policy,
            Consumer<AttackResult> consumer)
            throws IOException {
        ServiceName service = new ServiceName(survey.service().orElseThrow());
        SpecimenMaker.Prepared prepared =
                new SpecimenMaker(untouched, seed).prepare(service.value(), survey.entries(), policy);
        Specimen specimen = prepared.specimen();
        ChainExpectations expected =
                new ChainExpectations(Optional.of(service), OptionalLong.empty(), Optional.empty());
        Auditor auditor =
                new Auditor(verifiers.create(expected, Optional.of(prepared.policy())), Optional.of(specimen.newest()));
        VerificationReport control = auditor.verify(untouched);
        List<AttackResult> results = new ArrayList<>();
        if (control.verdict() == Verdict.VALID) {
            for (Attack attack : AttackMatrix.attacks()) {
                AttackResult result = attack(attack, specimen, auditor);
                results.add(result);
                consumer.accept(result);
            }
        }
        return new DrillReport(seed, control, prepared.temporaryKey(), survey.entries() - specimen.entries(), results);
    }

    private AttackResult attack(Attack attack, Specimen specimen, Auditor auditor) throws IOException {
        Optional<String> missing = attack.needs().missingIn(specimen);
        if (missing.isPresent()) {
            return AttackResult.notApplicable(attack, missing.get());
        }
        TamperedCopy copy = new TamperedCopy(CopyDirectory.create(directory.resolve(attack.id())));
        try {
            // Each attack has numbers of its own, so that a new attack in the matrix moves no other.
            SplittableRandom random = new SplittableRandom(seed ^ attack.id().hashCode());
            attack.tampering().tamper(specimen, copy, random);
            copy.complete(specimen);
            if (copy.directory().sameAs(specimen.directory())) {
                return AttackResult.notApplicable(attack, "changes nothing in this chain");
            }
            return judge(attack, auditor.verify(copy.directory()));
        } finally {
            discard(copy.directory());
        }
    }

    private static AttackResult judge(Attack attack, VerificationReport report) {
        boolean spokeUp = !Collections.disjoint(report.findings().keySet(), attack.foundBy());
        return report.verdict() == Verdict.BROKEN && spokeUp
                ? new AttackResult(attack, Outcome.DETECTED, report.findings(), "")
                : new AttackResult(attack, Outcome.MISSED, report.findings(), "the verdict was: " + report.verdict());
    }

    private void discard(CopyDirectory copy) throws IOException {
        if (!keepCopies) {
            copy.delete();
        }
    }
}
