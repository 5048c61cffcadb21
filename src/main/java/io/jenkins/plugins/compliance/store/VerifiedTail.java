package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.verify.ChainExpectations;
import io.jenkins.plugins.compliance.chain.verify.ChainVerifier;
import io.jenkins.plugins.compliance.chain.verify.Check;
import io.jenkins.plugins.compliance.chain.verify.CheckpointSource;
import io.jenkins.plugins.compliance.chain.verify.Finding;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import io.jenkins.plugins.compliance.store.LocalSnapshot.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Verifies a chain from its first entry before it is added to, and keeps what is needed for that. Signatures are not
 * verified here: the store knows no keys, and what is signed is held against the tree all the same.
 */
final class VerifiedTail {

    /** A verifier's thread costs 5 MiB, which a long chain is worth. */
    private static final int MOST_THREADS = 4;

    private static final long LONG_CHAIN_BYTES = 16L << 20;

    private static final int SHOWN_FINDINGS = 3;

    static final String SIGNED_ENTRIES_MISSING = "entries that were acknowledged and signed are missing";

    static final String RESTORE =
            "; nothing was changed: verify the chain, find out who changed it, and restore it from a"
                    + " copy that verifies";

    private VerifiedTail() {}

    /**
     * The tail of a chain that holds.
     *
     * @throws BrokenChainException when it does not; the message has the first findings
     */
    static ChainTail of(LocalSnapshot chain, ServiceName service, Path directory) throws StoreException {
        List<Finding> findings = new ArrayList<>();
        VerificationReport report;
        try (InputStream entries = chain.entries();
                InputStream checkpoints = chain.checkpoints()) {
            report = verifier(chain, service)
                    .verify(
                            entries,
                            List.of(new CheckpointSource(ChainDirectory.CHECKPOINTS, checkpoints, false)),
                            finding -> {
                                if (findings.size() < SHOWN_FINDINGS) {
                                    findings.add(finding);
                                }
                            });
        } catch (IOException e) {
            throw StoreException.because(
                    "read the chain in " + directory, e, "check the disk and who may read its files");
        }
        if (!findings.isEmpty()) {
            throw broken(directory, report, findings);
        }
        return new ChainTail(service, head(chain, report.entries()), report.tree());
    }

    private static ChainVerifier verifier(LocalSnapshot chain, ServiceName service) {
        int threads = chain.bytes() < LONG_CHAIN_BYTES
                ? 1
                : Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        return new ChainVerifier(
                new ChainExpectations(Optional.of(service), OptionalLong.empty(), Optional.empty()),
                Optional.empty(),
                threads);
    }

    private static BrokenChainException broken(Path directory, VerificationReport report, List<Finding> findings) {
        // Nothing is expected of the tail here but by the checkpoints.
        boolean onlyMissing = report.findings().keySet().equals(Set.of(Check.TAIL));
        String shown = findings.stream().map(Finding::toString).collect(Collectors.joining("; "));
        long more = report.findingCount() - findings.size();
        return new BrokenChainException((onlyMissing ? SIGNED_ENTRIES_MISSING + " in " : "the chain is broken in ")
                + directory + ": " + shown + (more == 0 ? "" : "; and " + more + " more findings") + RESTORE);
    }

    /**
     * The head by the last entry. Each segment's first entry is looked at as well: that it bears the sequence of the
     * file's name is what finding an entry relies on.
     */
    private static ChainHead head(LocalSnapshot chain, long size) throws StoreException {
        for (Part part : chain.segments()) {
            long first = Segment.of(part.file()).firstSequence();
            entry(chain, first);
        }
        Optional<EvidenceEntry> last = size == 0 ? Optional.empty() : entry(chain, size - 1);
        return last.map(ChainHead::at).orElse(ChainHead.EMPTY);
    }

    private static Optional<EvidenceEntry> entry(LocalSnapshot chain, long sequence) throws StoreException {
        try (EntryReader reader = chain.read(sequence, sequence + 1)) {
            return reader.next();
        }
    }
}
