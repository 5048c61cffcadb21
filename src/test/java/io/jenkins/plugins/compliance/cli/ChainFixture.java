package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.signing.Ed25519KeyFile;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import io.jenkins.plugins.compliance.store.ReadOnlyChain;
import io.jenkins.plugins.compliance.store.TreeHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The chain of service-a in a directory, one entry a minute from 2026-11-22T13:30:39.123Z on, in several segments, and
 * the key that signs its checkpoints.
 */
final class ChainFixture {

    /** Room for two entries of ours. */
    private static final long SEGMENT_BYTES = 800;

    private static final Instant START = Instant.parse("2026-11-22T13:30:39.123Z");

    private final Path directory;
    private final AtomicInteger minutes = new AtomicInteger();
    private final Random random = new Random(4);
    private final List<EvidenceEntry> entries = new ArrayList<>();

    private ChainFixture(Path directory) {
        this.directory = directory;
    }

    /** A chain of these events, of which "validated" is a validation's. */
    static ChainFixture of(Path directory, String... events) throws IOException {
        ChainFixture fixture = new ChainFixture(directory);
        for (String event : events) {
            fixture.append(event);
        }
        return fixture;
    }

    /** The same chain, its head signed. */
    ChainFixture signed() throws Exception {
        checkpoint();
        return this;
    }

    EvidenceEntry append(String event) throws IOException {
        EntryDraft draft = EntryDraft.of(
                new ServiceName("service-a"),
                event.equals("validated") ? EntryType.VALIDATION : EntryType.PROMOTION,
                Map.of("sprint", "1"),
                Map.of("event", event));
        try (LocalStore store = store();
                EvidenceChain chain = store.chain(draft.service())) {
            EvidenceEntry entry = chain.append(draft);
            entries.add(entry);
            return entry;
        }
    }

    SignedCheckpoint checkpoint() throws Exception {
        try (LocalStore store = store();
                EvidenceChain chain = store.chain(new ServiceName("service-a"))) {
            TreeHead head = chain.treeHead();
            SignedCheckpoint signed =
                    new CheckpointSigner(Cli.KEY_NAME, signer()).sign(chain.service(), head.size(), head.root());
            chain.publish(signed);
            return signed;
        }
    }

    private LocalStore store() {
        return new LocalStore(
                root(),
                () -> START.plus(Duration.ofMinutes(minutes.getAndIncrement())),
                random::nextLong,
                SEGMENT_BYTES);
    }

    private Ed25519Signer signer() throws Exception {
        return new Ed25519KeyFile(keyFile()).openOrCreate(new SecureRandom());
    }

    /** The directory above the chain's. */
    Path root() {
        return directory.resolve("chains");
    }

    /** The chain's directory. */
    Path chain() {
        return root().resolve("service-a");
    }

    /** The private key. */
    Path keyFile() {
        return directory.resolve("audit.key");
    }

    /** A file with the verifier key. */
    Path vkey() throws Exception {
        return Files.writeString(
                directory.resolve("audit.vkey"),
                new CheckpointSigner(Cli.KEY_NAME, signer()).verifierKey().format() + "\n");
    }

    /** A file with the public key in PEM. */
    Path pem() throws Exception {
        return Files.writeString(
                directory.resolve("audit.pem"), signer().publicKey().toPem());
    }

    /** A file of the chain's lines. */
    Path file() throws IOException {
        Path file = directory.resolve("chain.jsonl");
        Files.write(file, bytes());
        return file;
    }

    byte[] bytes() throws IOException {
        try (InputStream in = ReadOnlyChain.open(chain()).snapshot().entries()) {
            return in.readAllBytes();
        }
    }

    /** The segment that begins with that entry. */
    Path segment(long firstSequence) {
        return chain().resolve(String.format(Locale.ROOT, "%020d.jsonl", firstSequence));
    }

    EvidenceEntry entry(int sequence) {
        return entries.get(sequence);
    }

    /** Replaces text in a file once. */
    static void replace(Path file, String text, String replacement) throws IOException {
        String content = Files.readString(file);
        if (!content.contains(text)) {
            throw new IllegalArgumentException(file + " has no " + text);
        }
        Files.writeString(file, content.replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(replacement)));
    }
}
