package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.verify.ChainExpectations;
import io.jenkins.plugins.compliance.chain.verify.ChainVerifier;
import io.jenkins.plugins.compliance.chain.verify.CheckpointSource;
import io.jenkins.plugins.compliance.chain.verify.Finding;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import io.jenkins.plugins.compliance.store.ChainSnapshot;
import io.jenkins.plugins.compliance.store.EntryReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One verification of one chain under way: what was found so far. Confined to one thread. */
final class ChainExamination {

    /** Several chains may be verified at a time, and builds want to go on meanwhile. */
    static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);

    private final ServiceName service;
    private final List<VerificationFinding> findings = new ArrayList<>();
    private final Map<BreakKind, Long> counts = new EnumMap<>(BreakKind.class);
    private final List<String> reasons = new ArrayList<>();
    private @Nullable VerificationReport report;

    ChainExamination(ServiceName service) {
        this.service = service;
    }

    /**
     * Verifies the chain itself.
     *
     * @throws IOException when it cannot be read
     */
    void verify(ChainSnapshot chain, VerificationExpectations expected, Optional<CheckpointPolicy> policy)
            throws IOException {
        ChainVerifier verifier = new ChainVerifier(
                new ChainExpectations(Optional.of(service), expected.size(), Optional.empty()), policy, THREADS);
        VerificationReport made;
        try (InputStream entries = new InterruptibleInputStream(chain.entries());
                InputStream checkpoints = chain.checkpoints()) {
            made = verifier.verify(
                    entries, List.of(new CheckpointSource("checkpoints.txt", checkpoints, false)), this::add);
        }
        report = made;
        made.reasons().forEach(this::doubt);
        if (policy.isEmpty()) {
            doubt("there is no verifier key of this installation yet, so no signature was verified");
        }
    }

    private void add(Finding finding) {
        add(VerificationFinding.of(finding));
    }

    private void add(VerificationFinding finding) {
        counts.merge(finding.kind(), 1L, Long::sum);
        if (findings.size() < VerificationResult.MAX_FINDINGS) {
            findings.add(finding);
        }
    }

    /** Notes that something could not be checked. */
    void doubt(String reason) {
        reasons.add(reason);
    }

    /** Holds the chain against where it once ended. */
    void compare(ChainSnapshot chain, KnownHead known) throws IOException {
        if (size() < known.size()) {
            add(VerificationFinding.tooShort(
                    size() == 0 ? BreakKind.MISSING : BreakKind.TRUNCATED, known.size(), size()));
        } else {
            compare(chain, new VerificationExpectations.Entry(known.size() - 1, known.hash()));
        }
    }

    /** Holds the chain against an entry that was seen in it. */
    void compare(ChainSnapshot chain, VerificationExpectations.Entry expected) throws IOException {
        if (expected.sequence() >= size()) {
            add(VerificationFinding.noSuchEntry(expected.sequence(), expected.hash(), size()));
        } else if (findings.isEmpty()) {
            // A chain in which something was found is broken already, and its entries may not even be readable.
            String found = hashAt(chain, expected.sequence());
            if (!expected.hash().hex().equals(found)) {
                add(VerificationFinding.otherEntry(expected.sequence(), expected.hash(), found));
            }
        }
    }

    private static String hashAt(ChainSnapshot chain, long sequence) throws IOException {
        try (EntryReader entries = chain.read(sequence, sequence + 1)) {
            return entries.next()
                    .map(EvidenceEntry::hash)
                    .map(Sha256Digest::hex)
                    .orElse("no such entry");
        }
    }

    /** Whether nothing was found; there may be doubts. */
    boolean foundNothing() {
        return findings.isEmpty();
    }

    /** Whether the place where the chain would be was looked at, and nothing is there. */
    boolean foundNoChain() {
        return report != null && report.entries() == 0;
    }

    long size() {
        return report == null ? 0 : report.entries();
    }

    Optional<Sha256Digest> head() {
        return report == null ? Optional.empty() : report.head();
    }

    /** How many entries a trusted signature covers. */
    long covered() {
        return report == null ? 0 : report.covered();
    }

    Verdict verdict() {
        return !findings.isEmpty() ? Verdict.BROKEN : reasons.isEmpty() ? Verdict.VALID : Verdict.CANNOT_TELL;
    }

    List<String> reasons() {
        return findings.isEmpty() ? reasons : List.of();
    }

    List<VerificationFinding> findings() {
        return findings;
    }

    Map<BreakKind, Long> counts() {
        return findings.isEmpty() && !reasons.isEmpty()
                ? Map.of(BreakKind.CANNOT_CHECK, (long) reasons.size())
                : counts;
    }
}
