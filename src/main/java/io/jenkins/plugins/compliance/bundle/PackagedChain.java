package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.merkle.CompactRangeBuilder;
import io.jenkins.plugins.compliance.chain.merkle.InclusionProof;
import io.jenkins.plugins.compliance.chain.merkle.InclusionProver;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import io.jenkins.plugins.compliance.chain.note.CheckpointLogItem;
import io.jenkins.plugins.compliance.chain.note.CheckpointLogReader;
import io.jenkins.plugins.compliance.chain.note.CheckpointPolicy;
import io.jenkins.plugins.compliance.chain.note.NoteRejectedException;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.chain.verify.ChainExpectations;
import io.jenkins.plugins.compliance.chain.verify.ChainVerifier;
import io.jenkins.plugins.compliance.chain.verify.CheckpointSource;
import io.jenkins.plugins.compliance.chain.verify.Verdict;
import io.jenkins.plugins.compliance.chain.verify.VerificationReport;
import io.jenkins.plugins.compliance.signing.Ed25519NoteVerifier;
import io.jenkins.plugins.compliance.store.ChainSnapshot;
import io.jenkins.plugins.compliance.store.EntryReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A chain up to the last entry of a promotion, verified, and its signed head. Immutable.
 *
 * @param snapshot the whole chain
 * @param promotion what it says of the promotion
 * @param checkpoint its head at the promotion's last entry
 * @param proof that the last entry stands in it
 */
record PackagedChain(
        ChainSnapshot snapshot, PromotionRecord promotion, SignedCheckpoint checkpoint, InclusionProof proof) {

    static PackagedChain of(ChainSnapshot chain, ServiceName service, String promotion, PackageSigner signer)
            throws IOException, PackagingException, NoteSigningException {
        verify(chain, service);
        return of(chain, record(chain, service, promotion), signer);
    }

    /** Of a chain that was verified. */
    static PackagedChain of(ChainSnapshot chain, PromotionRecord promoted, PackageSigner signer)
            throws IOException, NoteSigningException {
        long size = promoted.last().sequence() + 1;
        CompactRangeBuilder tree = new CompactRangeBuilder(new MerkleHasher(), 0);
        InclusionProver prover = new InclusionProver(size - 1, size);
        MerkleHasher hasher = new MerkleHasher();
        forEach(chain, size, entry -> {
            byte[] line = entry.line();
            Sha256Digest leaf = hasher.leafHash(line, 0, line.length);
            tree.append(leaf);
            prover.append(leaf);
        });
        Optional<SignedCheckpoint> published = published(chain, size, signer);
        SignedCheckpoint checkpoint =
                published.isPresent() ? published.get() : signer.checkpoint(promoted.service(), size, tree.root());
        return new PackagedChain(chain, promoted, checkpoint, prover.finish());
    }

    private static void verify(ChainSnapshot chain, ServiceName service) throws IOException, PackagingException {
        ChainExpectations expected =
                new ChainExpectations(Optional.of(service), OptionalLong.empty(), Optional.empty());
        try (InputStream entries = chain.entries();
                InputStream checkpoints = chain.checkpoints()) {
            VerificationReport report = new ChainVerifier(
                            expected, Optional.empty(), Runtime.getRuntime().availableProcessors())
                    .verify(entries, List.of(new CheckpointSource("checkpoints", checkpoints, false)), finding -> {});
            if (report.verdict() != Verdict.VALID) {
                throw new PackagingException("the verdict on the chain of " + service + " is: " + report.verdict()
                        + "; nothing is packaged and signed before it verifies, see compliance verify");
            }
        }
    }

    private static PromotionRecord record(ChainSnapshot chain, ServiceName service, String promotion)
            throws IOException, PackagingException {
        try {
            return PromotionRecord.read(service, promotion, consumer -> forEach(chain, Long.MAX_VALUE, consumer));
        } catch (LifeCycleException e) {
            throw new PackagingException(
                    "entries of the promotion " + promotion + " contradict its life cycle, and nothing is packaged: "
                            + e.getMessage() + "; find out who appended it, and promote again under another id",
                    e);
        } catch (IllegalArgumentException | BrokenPackageException e) {
            throw new PackagingException(e.getMessage() + "; name a promotion that compliance status shows", e);
        }
    }

    static void forEach(ChainSnapshot chain, long size, PromotionRecord.EntryConsumer consumer) throws IOException {
        try (EntryReader entries = chain.read(0, size)) {
            for (Optional<EvidenceEntry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                consumer.accept(entry.get());
            }
        }
    }

    /** The newest checkpoint of just that size by one of the installation's keys; the chain was verified against it. */
    private static Optional<SignedCheckpoint> published(ChainSnapshot chain, long size, PackageSigner signer)
            throws IOException {
        CheckpointPolicy policy = CheckpointPolicy.of(signer.history(), Ed25519NoteVerifier::new);
        Optional<SignedCheckpoint> published = Optional.empty();
        try (InputStream in = chain.checkpoints()) {
            CheckpointLogReader log = new CheckpointLogReader(in);
            for (Optional<CheckpointLogItem> item = log.next(); item.isPresent(); item = log.next()) {
                if (item.get() instanceof CheckpointLogItem.Note note
                        && note.checkpoint().checkpoint().size() == size
                        && isTrusted(note.checkpoint(), policy)) {
                    published = Optional.of(note.checkpoint());
                }
            }
        }
        return published;
    }

    private static boolean isTrusted(SignedCheckpoint checkpoint, CheckpointPolicy policy) {
        try {
            policy.verify(checkpoint);
            return true;
        } catch (NoteRejectedException e) {
            // By a key that is not, or no longer, the installation's: then it is signed anew.
            return false;
        }
    }

    /** The lines up to the promotion's last entry. */
    InputStream lines() {
        return new FirstLines(snapshot.entries(), checkpoint.checkpoint().size());
    }

    /** The first lines of a stream. */
    private static final class FirstLines extends FilterInputStream {

        private long rest;

        FirstLines(InputStream in, long lines) {
            super(in);
            this.rest = lines;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            int read = rest == 0 ? -1 : in.read(target, from, count);
            for (int i = 0; i < read; i++) {
                if (target[from + i] == '\n' && --rest == 0) {
                    return i + 1;
                }
            }
            return read;
        }
    }
}
