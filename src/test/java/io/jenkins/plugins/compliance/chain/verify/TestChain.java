package io.jenkins.plugins.compliance.chain.verify;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.merkle.CompactRangeBuilder;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.Ed25519TestKey;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** Chains that follow from their arguments alone, and what a signer with their key would say of them. */
final class TestChain {

    static final ServiceName SERVICE = new ServiceName("service-a");
    static final Ed25519TestKey KEY = Ed25519TestKey.of("jenkins.example.com/compliance", 1);
    static final String ORIGIN = "jenkins.example.com/compliance/service-a";

    private static final Instant START = Instant.parse("2026-11-22T13:30:39.123Z");

    private TestChain() {}

    static List<byte[]> lines(int count) {
        return lines(count, i -> JsonObject.of(Map.of("event", "gates_evaluated", "number", i, "coverage", 87.5)));
    }

    static List<byte[]> lines(int count, IntFunction<JsonObject> data) {
        List<byte[]> lines = new ArrayList<>();
        Random random = new Random(42);
        ChainHead head = ChainHead.EMPTY;
        for (int i = 0; i < count; i++) {
            EntryDraft draft =
                    new EntryDraft(SERVICE, EntryType.VALIDATION, JsonObject.of(Map.of("sprint", "1")), data.apply(i));
            EvidenceEntry entry = head.seal(draft, START.plusMillis(i / 3), random::nextLong);
            lines.add(entry.line());
            head = ChainHead.at(entry);
        }
        return lines;
    }

    static byte[] join(List<byte[]> lines) {
        ByteArrayOutputStream chain = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            chain.writeBytes(line);
            chain.write('\n');
        }
        return chain.toByteArray();
    }

    static Sha256Digest root(List<byte[]> lines) {
        CompactRangeBuilder tree = new CompactRangeBuilder(new MerkleHasher(), 0);
        lines.forEach(line -> tree.appendLeaf(line, 0, line.length));
        return tree.root();
    }

    /** A checkpoint log with a checkpoint for each of the sizes. */
    static byte[] checkpoints(List<byte[]> lines, Ed25519TestKey key, int... sizes) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (int size : sizes) {
            log.writeBytes(
                    checkpoint(ORIGIN, size, root(lines.subList(0, size)), key).logRecord());
        }
        return log.toByteArray();
    }

    static SignedCheckpoint checkpoint(String origin, long size, Sha256Digest root, Ed25519TestKey key) {
        try {
            return SignedCheckpoint.sign(new Checkpoint(origin, size, root), List.of(key));
        } catch (NoteSigningException e) {
            throw new IllegalStateException(e);
        }
    }
}
