package io.jenkins.plugins.compliance.jenkins.installation;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.signing.Ed25519KeyFile;
import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.TreeHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** An installation in a directory, with a signing key and as many chains as a test wants. */
public final class InstallationFixture {

    /** What its clock says. */
    public static final Instant NOW = Instant.parse("2026-11-22T13:30:39.123Z");

    private static final String KEY_NAME = "jenkins.example.com/compliance";

    private final Path home;
    private final SigningIdentity identity;
    private Installation installation;

    public InstallationFixture(Path home) throws IOException, UnusableKeyException {
        this.home = home;
        identity = SigningIdentity.of(
                KEY_NAME, new Ed25519KeyFile(home.resolve("signing.key")).openOrCreate(new SecureRandom()));
        Files.writeString(
                home.resolve("signing.vkey"),
                identity.checkpoints().verifierKey().format() + "\n");
        installation = start();
    }

    private Installation start() {
        return new Installation(home, () -> NOW, new SplittableRandom(1)::nextLong);
    }

    public Installation installation() {
        return installation;
    }

    /** Who signs here. */
    public SigningIdentity identity() {
        return identity;
    }

    public Verifications verifications() {
        return installation.verifications();
    }

    /** What a restart of the controller does. */
    public void restart() throws IOException {
        installation.close();
        installation = start();
    }

    /** A chain of so many entries, the head signed. */
    public EvidenceEntry signedChain(String service, int entries) throws Exception {
        EvidenceEntry last = append(service, entries);
        sign(service);
        return last;
    }

    /** Appends so many entries, and returns the last. */
    public EvidenceEntry append(String service, int entries) throws IOException {
        try (EvidenceChain chain = installation.store().chain(new ServiceName(service))) {
            EvidenceEntry last = null;
            for (int i = 0; i < entries; i++) {
                last = chain.append(EntryDraft.of(
                        new ServiceName(service), EntryType.PROMOTION, Map.of("sprint", "1"), Map.of("note", i)));
            }
            return last;
        }
    }

    /** Signs where the chain ends. */
    public void sign(String service) throws Exception {
        try (EvidenceChain chain = installation.store().chain(new ServiceName(service))) {
            TreeHead head = chain.treeHead();
            chain.publish(identity.checkpoints().sign(new ServiceName(service), head.size(), head.root()));
        }
    }

    /** The files of a chain's entries, as somebody with access to the disk has them. */
    public Path segment(String service) {
        return home.resolve("chains").resolve(service).resolve("00000000000000000000.jsonl");
    }

    /** The chain's published checkpoints. */
    public Path checkpoints(String service) {
        return segment(service).resolveSibling("checkpoints.txt");
    }

    /** Leaves only the first lines of a chain. */
    public void cutTo(String service, int entries) throws IOException {
        List<String> lines = Files.readAllLines(segment(service));
        Files.writeString(segment(service), String.join("\n", lines.subList(0, entries)) + "\n");
    }

    /** Changes what an entry says. */
    public void alter(String service) throws IOException {
        Files.writeString(segment(service), Files.readString(segment(service)).replace("\"note\":0", "\"note\":7"));
    }

    /** Changes one digit of a chain's first entry, and leaves it as long as it was. */
    public void tamper(String service) throws IOException {
        byte[] bytes = Files.readAllBytes(segment(service));
        String first =
                new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
        int digit = first.indexOf("\"hash\":\"") + 8;
        bytes[digit] = (byte) (bytes[digit] == '0' ? '1' : '0');
        Files.write(segment(service), bytes);
    }

    /** Removes a chain as if it had never been. */
    public void remove(String service) throws IOException {
        Path directory = segment(service).getParent();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
