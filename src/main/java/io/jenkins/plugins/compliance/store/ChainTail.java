package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDiagnosis;
import io.jenkins.plugins.compliance.chain.entry.EntryLine;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.merkle.CompactRange;
import io.jenkins.plugins.compliance.chain.merkle.CompactRangeBuilder;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * What has to be known of a chain to add to it: its head and the compact range of its Merkle tree. Grows with the chain.
 * Confined to one thread at a time, by the chain's lock.
 */
final class ChainTail {

    private final ServiceName service;
    private final CompactRangeBuilder tree;
    private final EntryLine line = new EntryLine();
    private final MessageDigest sha256 = Sha256Digest.newMessageDigest();
    private final byte[] digest = new byte[Sha256Digest.BYTES];
    private ChainHead head;

    /** The tail of a chain that was verified up to there. */
    ChainTail(ServiceName service, ChainHead head, CompactRange tree) {
        this.service = service;
        this.head = head;
        this.tree = new CompactRangeBuilder(new MerkleHasher(), tree);
    }

    ServiceName service() {
        return service;
    }

    ChainHead head() {
        return head;
    }

    TreeHead treeHead() {
        return new TreeHead(tree.size(), tree.root());
    }

    /** Takes the next entry, sealed onto this head; its line lies at {@code [from, to)}. */
    void advance(EvidenceEntry sealed, byte[] bytes, int from, int to) {
        tree.appendLeaf(bytes, from, to - from);
        head = ChainHead.at(sealed);
    }

    /**
     * Takes the next entry as it was found, after checking it in itself and against the one before.
     *
     * @param file where it was found
     * @param offset of the line in the file
     * @throws BrokenChainException when it is not the entry that belongs here; then nothing is taken
     */
    void accept(byte[] bytes, int from, int to, Path file, long offset) throws BrokenChainException {
        Place place = new Place(file, offset);
        if (!line.scan(bytes, from, to)) {
            String problem = EntryDiagnosis.of(Arrays.copyOfRange(bytes, from, to))
                    .problems()
                    .get(0)
                    .toString();
            throw place.broken("a canonical entry", "a line that is none, " + problem);
        }
        line.recomputeHash(sha256, digest);
        if (!line.hashIs(digest)) {
            throw place.broken("hash " + Sha256Digest.of(digest), line.hash());
        }
        place.require("service", service.value(), line.service());
        place.require("sequence", Long.toString(head.size()), Long.toString(line.sequence()));
        place.require("previous_hash", head.hash().hex(), line.previousHash());
        Instant timestamp = Instant.parse(line.timestamp());
        Instant earliest = head.timestamp();
        if (earliest != null && timestamp.isBefore(earliest)) {
            throw place.broken("a timestamp no earlier than " + earliest, line.timestamp());
        }
        // As text: UUID.compareTo takes the halves for signed numbers.
        if (head.id() != null && line.id().compareTo(head.id().toString()) <= 0) {
            throw place.broken("an id greater than " + head.id(), line.id());
        }
        tree.appendLeaf(bytes, from, to - from);
        head = new ChainHead(
                line.sequence() + 1, Sha256Digest.ofHex(line.hash()), timestamp, UUID.fromString(line.id()));
    }

    private record Place(Path file, long offset) {

        void require(String member, String expected, String found) throws BrokenChainException {
            if (!expected.equals(found)) {
                throw broken(member + " " + expected, found);
            }
        }

        BrokenChainException broken(String expected, String found) {
            return new BrokenChainException("the chain is broken at byte " + offset + " of " + file + ": expected "
                    + expected + ", found " + found + "; nothing is added to a broken chain: verify it, find out who"
                    + " changed it, and restore it from a copy that verifies");
        }
    }
}
