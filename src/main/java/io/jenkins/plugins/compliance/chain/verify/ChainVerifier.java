package io.jenkins.plugins.compliance.chain.verify;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a chain: every entry in itself, every entry against the one before, the tree against the checkpoints, and the
 * end against what is expected. It believes nothing that the chain says of itself, and reports every finding.
 *
 * <p>The stream is read once; memory is bounded by {@code threads}, at about 5 MiB each, whatever the length of the
 * chain. Immutable and thread-safe; each call uses threads of its own.
 */
public final class ChainVerifier {

    private final ChainExpectations expectations;
    private final Optional<CheckpointPolicy> policy;
    private final int threads;

    /**
     * @param expectations what is known beforehand
     * @param policy whose checkpoints are trusted; without one no signature is verified, and no tail is pinned by a
     *     checkpoint
     * @param threads number of blocks to scan at a time, at least 1
     */
    public ChainVerifier(ChainExpectations expectations, Optional<CheckpointPolicy> policy, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        this.expectations = expectations;
        this.policy = policy;
        this.threads = threads;
    }

    /**
     * Verifies one chain. An interrupt does not cut it short, unless a stream says so; the status is kept.
     *
     * @param chain the entries' lines from the first to the last; not closed
     * @param checkpoints what to hold it against
     * @param findings takes each finding as it is made, on the calling thread
     * @throws IOException when a stream cannot be read; then nothing is known
     */
    public VerificationReport verify(InputStream chain, List<CheckpointSource> checkpoints, Consumer<Finding> findings)
            throws IOException {
        FindingTally tally = new FindingTally(findings);
        List<CheckpointAudit> audits = new ArrayList<>();
        for (CheckpointSource source : checkpoints) {
            audits.add(new CheckpointAudit(source, policy, tally));
        }
        AuditedTree tree = new AuditedTree(audits);
        String service = expectations.service().map(ServiceName::value).orElse(null);
        LineExaminer examiner = new LineExaminer(service, tally, tree);
        long bytes = new LineBlockPipeline(threads).run(chain, examiner::accept);
        return conclude(tree, examiner, tally, bytes);
    }

    private VerificationReport conclude(AuditedTree tree, LineExaminer examiner, FindingTally tally, long bytes)
            throws IOException {
        long entries = tree.size();
        Optional<Sha256Digest> head =
                entries == 0 ? Optional.empty() : examiner.lastHash().map(Sha256Digest::ofHex);
        boolean headIsExpected = checkTail(entries, head, tally, bytes);
        long trusted = 0;
        long covered = 0;
        for (CheckpointAudit audit : tree.audits()) {
            audit.finish(entries);
            checkOrigin(audit, examiner.service(), tally);
            trusted += audit.trusted();
            covered = Math.max(covered, audit.covered());
        }
        boolean tailPinned = entries > 0 && (headIsExpected || covered == entries);
        List<String> reasons = tally.counts().isEmpty() ? reasonsForDoubt(entries, trusted, tree.audits()) : List.of();
        Verdict verdict =
                !tally.counts().isEmpty() ? Verdict.BROKEN : reasons.isEmpty() ? Verdict.VALID : Verdict.CANNOT_TELL;
        return new VerificationReport(
                verdict,
                reasons,
                Optional.ofNullable(examiner.service()),
                entries,
                bytes,
                head,
                tree.range(),
                trusted,
                covered,
                tailPinned,
                tally.counts());
    }

    /** Compares the end with what was expected; true when an expected head pins it. */
    private boolean checkTail(long entries, Optional<Sha256Digest> head, FindingTally tally, long bytes) {
        long last = Math.max(0, entries - 1);
        expectations.size().ifPresent(size -> {
            if (size != entries) {
                tally.report(
                        new Finding(Check.TAIL, Finding.CHAIN, last, bytes, size + " entries", entries + " entries"));
            }
        });
        if (expectations.head().isEmpty()) {
            return false;
        }
        if (head.equals(expectations.head())) {
            return true;
        }
        tally.report(new Finding(
                Check.TAIL,
                Finding.CHAIN,
                last,
                bytes,
                "the head " + expectations.head().get(),
                head.map(Sha256Digest::hex).orElse("none")));
        return false;
    }

    /** A checkpoint of another service's chain proves nothing about this one, whoever signed it. */
    private static void checkOrigin(CheckpointAudit audit, @Nullable String service, FindingTally tally) {
        String origin = audit.origin();
        if (origin != null && service != null && !origin.endsWith("/" + service)) {
            tally.report(new Finding(
                    Check.CONSISTENCY, audit.source().name(), 0, 0, "an origin that ends in /" + service, origin));
        }
    }

    private List<String> reasonsForDoubt(long entries, long trusted, List<CheckpointAudit> audits) {
        List<String> reasons = new ArrayList<>();
        if (entries == 0) {
            reasons.add("there are no entries, so nothing was checked");
        }
        if (policy.isPresent() && trusted == 0) {
            reasons.add("no checkpoint by a trusted key was there to verify");
        }
        if (policy.isEmpty() && audits.stream().anyMatch(audit -> audit.source().given())) {
            reasons.add("a checkpoint was given, but no key to verify its signature with");
        }
        return reasons;
    }
}
