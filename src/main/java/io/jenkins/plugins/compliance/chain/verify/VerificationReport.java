package io.jenkins.plugins.compliance.chain.verify;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.merkle.CompactRange;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a verification came to. The findings themselves went to the sink as they were made; here they are counted.
 * Immutable.
 *
 * @param verdict what it comes to
 * @param reasons why the verdict is "cannot tell"; empty otherwise
 * @param service the service the chain names
 * @param entries number of lines read as entries
 * @param bytes number of bytes read
 * @param head the hash of the last entry
 * @param tree the Merkle tree over all entries, as far as a store needs it to go on
 * @param checkpoints number of checkpoints that were compared and whose signature was verified
 * @param covered size of the largest of them: so many entries are covered by a trusted signature
 * @param tailPinned whether a trusted checkpoint or an expected head fixes where the chain ends; without it, a tail cut
 *     off or a chain hashed anew from the start would not show
 * @param findings how many findings each check made; checks without any are absent
 */
public record VerificationReport(
        Verdict verdict,
        List<String> reasons,
        Optional<String> service,
        long entries,
        long bytes,
        Optional<Sha256Digest> head,
        CompactRange tree,
        long checkpoints,
        long covered,
        boolean tailPinned,
        Map<Check, Long> findings) {

    public VerificationReport {
        reasons = List.copyOf(reasons);
        EnumMap<Check, Long> copy = new EnumMap<>(Check.class);
        copy.putAll(findings);
        findings = Collections.unmodifiableMap(copy);
    }

    /** The Merkle root over all entries. */
    public Sha256Digest root() {
        return tree.root(new MerkleHasher());
    }

    /** Number of findings of all checks. */
    public long findingCount() {
        return findings.values().stream().mapToLong(Long::longValue).sum();
    }
}
