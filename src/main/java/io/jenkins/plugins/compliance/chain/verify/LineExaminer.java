package io.jenkins.plugins.compliance.chain.verify;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryDiagnosis;
import io.jenkins.plugins.compliance.chain.entry.EntryFacts;
import io.jenkins.plugins.compliance.chain.entry.EntryLine;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The slow path, and the only place that knows the checks of single entries and of neighbours. It goes through the lines
 * in sequence and reports everything. After a finding it takes what the entry says as given, so that one change to a
 * chain makes few findings, at the place of the change.
 *
 * <p>Confined to one thread.
 */
final class LineExaminer {

    private final FindingTally findings;
    private final LeafConsumer leaves;
    private final MessageDigest sha256 = Sha256Digest.newMessageDigest();
    private final MerkleHasher merkle = new MerkleHasher();
    private final EntryLine cursor = new EntryLine();
    private final byte[] digest = new byte[Sha256Digest.BYTES];

    /** What the next entry's sequence should be. */
    private long nextSequence;

    /** What the next entry's {@code previous_hash} should be; empty when the entry before could not be read. */
    private Optional<String> lastHash = Optional.of(Sha256Digest.ZERO.hex());

    private @Nullable String lastTimestamp;
    private @Nullable String lastId;
    private @Nullable String service;

    /** Takes the leaf hashes of a chain in order. */
    interface LeafConsumer {
        void accept(byte[] leafHashes, int count) throws IOException;
    }

    /** @param service the service every entry must name; null to take the first entry's */
    LineExaminer(@Nullable String service, FindingTally findings, LeafConsumer leaves) {
        this.service = service;
        this.findings = findings;
        this.leaves = leaves;
    }

    /** Takes a block that was scanned: as it is when all is in order, line by line otherwise. */
    void accept(LineBlock block) throws IOException {
        if (block.clean() && follows(block.first())) {
            leaves.accept(block.leafHashes(), block.lines());
            take(block.last());
        } else {
            examine(block);
        }
    }

    private boolean follows(EntryFacts first) {
        return first.sequence().equals(OptionalLong.of(nextSequence))
                && first.previousHash().equals(lastHash)
                && (lastTimestamp == null || first.timestamp().orElseThrow().compareTo(lastTimestamp) >= 0)
                && (lastId == null || first.id().orElseThrow().compareTo(lastId) > 0)
                && (service == null || first.service().orElseThrow().equals(service));
    }

    private void examine(LineBlock block) throws IOException {
        int from = 0;
        while (from < block.length) {
            int end = from;
            while (end < block.length && block.bytes[end] != '\n') {
                end++;
            }
            examine(
                    Arrays.copyOfRange(block.bytes, from, end),
                    block.offset + from,
                    block.ending == LineBlock.Ending.OVERSIZED);
            if (end == block.length && block.ending == LineBlock.Ending.UNTERMINATED) {
                report(Check.CANONICAL, nextSequence - 1, block.offset + end, "a line feed", "the end of the chain");
            }
            from = end + 1;
        }
    }

    private void examine(byte[] line, long offset, boolean oversized) throws IOException {
        if (oversized || line.length > JsonLimits.ENTRY.maxBytes()) {
            report(
                    Check.SCHEMA,
                    nextSequence,
                    offset,
                    "an entry of at most " + JsonLimits.ENTRY.maxBytes() + " bytes",
                    "a longer line");
            take(EntryFacts.NONE);
        } else if (cursor.scan(line, 0, line.length)) {
            EntryFacts facts = EntryFacts.of(cursor);
            cursor.recomputeHash(sha256, digest);
            if (!cursor.hashIs(digest)) {
                reportHash(facts, offset, Sha256Digest.of(digest));
            }
            compare(facts, offset);
        } else {
            diagnose(EntryDiagnosis.of(line), offset);
        }
        // Last, so that what is wrong with an entry is reported before the root that it makes wrong.
        byte[] leafHash = new byte[Sha256Digest.BYTES];
        merkle.leafHash(line, 0, line.length, leafHash, 0);
        leaves.accept(leafHash, 1);
    }

    private void diagnose(EntryDiagnosis diagnosis, long offset) {
        EntryFacts facts = diagnosis.members().map(EntryFacts::of).orElse(EntryFacts.NONE);
        long entry = facts.sequence().orElse(nextSequence);
        for (EntryDiagnosis.Problem problem : diagnosis.problems()) {
            Check check = problem.kind() == EntryDiagnosis.Kind.CANONICAL ? Check.CANONICAL : Check.SCHEMA;
            report(check, entry, offset + problem.offset(), problem.expected(), problem.found());
        }
        Optional<Sha256Digest> recomputed = diagnosis.recomputedHash();
        if (recomputed.isPresent()
                && facts.hash().isPresent()
                && !facts.hash().get().equals(recomputed.get().hex())) {
            reportHash(facts, offset, recomputed.get());
        }
        compare(facts, offset);
    }

    private void reportHash(EntryFacts facts, long offset, Sha256Digest recomputed) {
        report(
                Check.HASH,
                facts.sequence().orElse(nextSequence),
                offset,
                recomputed.hex(),
                facts.hash().orElseThrow());
    }

    private void report(Check check, long entry, long offset, String expected, String found) {
        findings.report(new Finding(check, Finding.CHAIN, entry, offset, expected, found));
    }

    /** Compares an entry with the one before it. */
    private void compare(EntryFacts facts, long offset) {
        long entry = facts.sequence().orElse(nextSequence);
        if (facts.sequence().isPresent() && entry != nextSequence) {
            report(Check.SEQUENCE, entry, offset, Long.toString(nextSequence), Long.toString(entry));
        }
        if (lastHash.isPresent()
                && facts.previousHash().isPresent()
                && !facts.previousHash().equals(lastHash)) {
            report(
                    Check.PREVIOUS_HASH,
                    entry,
                    offset,
                    lastHash.get(),
                    facts.previousHash().get());
        }
        facts.timestamp().ifPresent(timestamp -> {
            if (lastTimestamp != null && timestamp.compareTo(lastTimestamp) < 0) {
                report(Check.TIMESTAMP, entry, offset, "no time before " + lastTimestamp, timestamp);
            }
        });
        facts.id().ifPresent(id -> {
            if (lastId != null && id.compareTo(lastId) <= 0) {
                report(Check.ID, entry, offset, "an identifier above " + lastId, id);
            }
        });
        facts.service().ifPresent(name -> {
            if (service != null && !name.equals(service)) {
                report(Check.SERVICE, entry, offset, service, name);
            }
        });
        take(facts);
    }

    private void take(EntryFacts facts) {
        nextSequence = facts.sequence().orElse(nextSequence) + 1;
        lastHash = facts.hash();
        lastTimestamp = facts.timestamp().orElse(lastTimestamp);
        lastId = facts.id().orElse(lastId);
        if (service == null) {
            service = facts.service().orElse(null);
        }
    }

    /** The hash of the last entry, empty when there is none or it could not be read. */
    Optional<String> lastHash() {
        return lastHash;
    }

    /** The service of the chain, null while no entry names one. */
    @Nullable
    String service() {
        return service;
    }
}
