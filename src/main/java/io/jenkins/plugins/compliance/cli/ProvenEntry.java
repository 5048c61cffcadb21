package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.merkle.InclusionProof;
import io.jenkins.plugins.compliance.chain.merkle.InclusionProofVerifier;
import io.jenkins.plugins.compliance.chain.merkle.InclusionProver;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import io.jenkins.plugins.compliance.chain.merkle.ProofException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.chain.note.TlogProof;
import io.jenkins.plugins.compliance.store.BrokenChainException;
import io.jenkins.plugins.compliance.store.ChainSnapshot;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry and the proof that it stands in its chain.
 *
 * @param entry the entry
 * @param proof the proof, which holds
 */
record ProvenEntry(EvidenceEntry entry, TlogProof proof) {

    /** @throws BrokenChainException when the chain is not the one that the checkpoint speaks of */
    static ProvenEntry of(ChainSnapshot chain, long index, SignedCheckpoint checkpoint) throws StoreException {
        long size = checkpoint.checkpoint().size();
        InclusionProver prover = new InclusionProver(index, size);
        MerkleHasher hasher = new MerkleHasher();
        @Nullable EvidenceEntry proven = null;
        try (EntryReader entries = chain.read(0, size)) {
            for (long i = 0; i < size; i++) {
                Optional<EvidenceEntry> entry = entries.next();
                if (entry.isEmpty()) {
                    throw new BrokenChainException("the checkpoint speaks of " + size + " entries, but there are " + i
                            + "; see compliance verify");
                }
                prover.append(leafHash(hasher, entry.get()));
                proven = i == index ? entry.get() : proven;
            }
        }
        if (proven == null) {
            throw new IllegalArgumentException("entry " + index + " of " + size);
        }
        return new ProvenEntry(proven, holding(prover.finish(), leafHash(hasher, proven), checkpoint));
    }

    static Sha256Digest leafHash(MerkleHasher hasher, EvidenceEntry entry) {
        byte[] line = entry.line();
        return hasher.leafHash(line, 0, line.length);
    }

    /** A proof that does not hold would only show later, and to somebody else. */
    private static TlogProof holding(InclusionProof inclusion, Sha256Digest leafHash, SignedCheckpoint checkpoint)
            throws BrokenChainException {
        try {
            InclusionProofVerifier.verify(
                    inclusion, leafHash, checkpoint.checkpoint().root());
        } catch (ProofException e) {
            throw new BrokenChainException("these entries are not the ones that the checkpoint speaks of: "
                    + e.getMessage() + "; see compliance verify");
        }
        return TlogProof.of(inclusion, checkpoint);
    }
}
