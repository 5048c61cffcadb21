package io.jenkins.plugins.compliance.docs;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.merkle.CompactRangeBuilder;
import io.jenkins.plugins.compliance.chain.merkle.InclusionProver;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import io.jenkins.plugins.compliance.chain.note.KeyHistory;
import io.jenkins.plugins.compliance.chain.note.KeyHistoryJson;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.chain.note.SizeRange;
import io.jenkins.plugins.compliance.chain.note.TlogProof;
import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import io.jenkins.plugins.compliance.signing.attestation.EntryAttestation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;

/** The chain of three entries on the page, always the same; signed with the key of RFC 8032, section 7.1, test 1. */
final class ExampleChain {

    private static final String KEY_NAME = "jenkins.example.com/compliance";
    private static final ServiceName SERVICE = new ServiceName("service-a");
    private static final Map<String, ?> METADATA = Map.of("provisional", true, "sprint", "1");

    private static final Map<String, ?> REPORT = Map.of(
            "media_type", "application/sarif+json",
            "name", "sast_scan_results.json",
            "sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "size", 1234);

    private final Ed25519Signer key = Ed25519Signer.ofSeed(
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

    private final CheckpointSigner signer = new CheckpointSigner(KEY_NAME, key);
    private final List<EvidenceEntry> entries;

    private ExampleChain(List<EvidenceEntry> entries) {
        this.entries = entries;
    }

    static ExampleChain create() {
        List<EntryDraft> drafts = List.of(
                EntryDraft.of(SERVICE, EntryType.PROMOTION, METADATA, Map.of("event", "requested", "report", REPORT)),
                EntryDraft.of(SERVICE, EntryType.VALIDATION, METADATA, Map.of("event", "validated", "coverage", 0.875)),
                EntryDraft.of(SERVICE, EntryType.PROMOTION, METADATA, Map.of("event", "completed")));
        List<EvidenceEntry> entries = new ArrayList<>();
        Random random = new Random(2026);
        ChainHead head = ChainHead.EMPTY;
        Instant time = Instant.parse("2026-11-22T13:30:39.123Z");
        for (EntryDraft draft : drafts) {
            entries.add(head.seal(draft, time, random::nextLong));
            head = ChainHead.at(entries.get(entries.size() - 1));
            time = time.plus(Duration.ofSeconds(7));
        }
        return new ExampleChain(entries);
    }

    Ed25519Signer key() {
        return key;
    }

    EvidenceEntry entry(int index) {
        return entries.get(index);
    }

    String lines() {
        return entries.stream()
                .map(entry -> new String(entry.line(), StandardCharsets.UTF_8) + "\n")
                .collect(Collectors.joining());
    }

    SignedCheckpoint checkpoint() throws NoteSigningException {
        return checkpoint(entries.size());
    }

    private SignedCheckpoint checkpoint(int size) throws NoteSigningException {
        CompactRangeBuilder tree = new CompactRangeBuilder(new MerkleHasher(), 0);
        for (EvidenceEntry entry : entries.subList(0, size)) {
            byte[] line = entry.line();
            tree.appendLeaf(line, 0, line.length);
        }
        return signer.sign(SERVICE, size, tree.root());
    }

    /** Two checkpoints, the last one at the end of the chain. */
    byte[] checkpointLog() throws NoteSigningException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.writeBytes(checkpoint(1).logRecord());
        log.writeBytes(checkpoint().logRecord());
        return log.toByteArray();
    }

    TlogProof proof(int index) throws NoteSigningException {
        InclusionProver prover = new InclusionProver(index, entries.size());
        MerkleHasher hasher = new MerkleHasher();
        for (EvidenceEntry entry : entries) {
            byte[] line = entry.line();
            Sha256Digest leaf = hasher.leafHash(line, 0, line.length);
            prover.append(leaf);
        }
        return TlogProof.of(prover.finish(), checkpoint());
    }

    byte[] attestation(int index) throws SigningException {
        return EntryAttestation.sign(entries.get(index), List.of(key));
    }

    VerifierKey verifierKey() {
        return signer.verifierKey();
    }

    /** The key and its successor, whose seed is that of RFC 8032, section 7.1, test 2. */
    String keyHistory() {
        Ed25519Signer successor = Ed25519Signer.ofSeed(
                HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        VerifierKey next = new CheckpointSigner(KEY_NAME, successor).verifierKey();
        KeyHistory history = new KeyHistory(List.of(
                new KeyHistory.Entry(verifierKey(), new SizeRange(0, OptionalLong.of(120))),
                new KeyHistory.Entry(next, new SizeRange(118, OptionalLong.empty()))));
        return new String(KeyHistoryJson.format(history), StandardCharsets.UTF_8);
    }
}
