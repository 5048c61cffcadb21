package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.SERVICE;
import static io.jenkins.plugins.compliance.store.StoreFixture.draft;
import static io.jenkins.plugins.compliance.store.StoreFixture.readAll;
import static io.jenkins.plugins.compliance.store.StoreFixture.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupStoreTest {

    private static final long SEGMENT_BYTES = 2000;

    @TempDir
    private Path directory;

    private Path target;
    private LocalStore source;

    @BeforeEach
    void open() {
        target = directory.resolve("copy");
        source = store(directory.resolve("chains"), SEGMENT_BYTES);
    }

    @AfterEach
    void close() throws IOException {
        source.close();
    }

    private BackupStore backup() {
        return backup(new LocalDisk());
    }

    private BackupStore backup(Disk disk) {
        return new BackupStore(source, directory.resolve("evidence"), target, InstantSource.system(), disk);
    }

    private void append(int from, int to) throws IOException {
        try (EvidenceChain chain = source.chain(SERVICE)) {
            StoreFixture.append(chain, from, to);
        }
    }

    private Path evidence(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String hex = Sha256Digest.compute(bytes).hex();
        Path shelf =
                Files.createDirectories(directory.resolve("evidence/sha256").resolve(hex.substring(0, 2)));
        return Files.write(shelf.resolve(hex), bytes);
    }

    private Path copied(Path file) {
        return target.resolve(directory.relativize(file));
    }

    private List<String> chainFiles(Path chains) throws IOException {
        try (Stream<Path> files = Files.list(chains.resolve(SERVICE.value()))) {
            return files.filter(file -> !file.endsWith("lock"))
                    .sorted()
                    .map(file -> file.getFileName() + " " + content(file))
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertCopied() throws IOException {
        assertThat(chainFiles(target.resolve("chains"))).isEqualTo(chainFiles(directory.resolve("chains")));
    }

    @Test
    void copiesSegmentsAndEvidence() throws IOException {
        append(0, 20);
        Path file = evidence("a report");

        BackupReport report = backup().backUp(true);

        assertThat(report.isSound()).isTrue();
        assertThat(report.files()).isEqualTo(1);
        assertThat(report.chains()).singleElement().satisfies(state -> {
            assertThat(state.entries()).isEqualTo(20);
            assertThat(state.verified()).isEqualTo(20);
            assertThat(state.lag()).isZero();
        });
        assertCopied();
        assertThat(copied(file)).hasContent("a report");
    }

    @Test
    void addsWhatIsNew() throws IOException {
        append(0, 3);
        BackupStore backup = backup();
        backup.backUp(false);
        append(3, 30);

        assertThat(backup.backUp(SERVICE).verified()).isEqualTo(30);

        assertCopied();
        assertThat(backup.states()).extracting(BackupState::verified).containsExactly(30L);
    }

    @Test
    void whatIsRestoredGoesOn() throws IOException {
        append(0, 20);
        backup().backUp(true);

        try (LocalStore restored = store(target.resolve("chains"), SEGMENT_BYTES);
                EvidenceChain chain = restored.chain(SERVICE)) {
            assertThat(readAll(chain)).hasSize(20);
            assertThat(chain.append(draft("goes on")).sequence()).isEqualTo(20);
        }
    }

    @Test
    void aChangedByteOfTheCopyIsFoundAndStays() throws IOException {
        append(0, 20);
        BackupStore backup = backup();
        backup.backUp(true);
        Path segment = Segment.in(target.resolve("chains/service-a"), 0).file();
        overwrite(segment, 100, "X");
        append(20, 21);

        BackupState state = backup.backUp(SERVICE);

        assertThat(state.findings()).singleElement().asString().contains("byte 100 of " + segment);
        assertThat(state.verified()).isEqualTo(20);
        assertThat(state.lag()).isEqualTo(1);
        assertThat(content(segment)).contains("X");
    }

    @Test
    void aChainThatWasWrittenAnewIsFoundByItsCopy() throws IOException {
        append(0, 20);
        backup().backUp(true);
        source.close();
        delete(directory.resolve("chains"));
        source = store(directory.resolve("chains"), SEGMENT_BYTES);
        append(0, 25);

        BackupReport report = backup().backUp(true);

        assertThat(report.isSound()).isFalse();
        assertThat(report.chains().get(0).verified()).isEqualTo(20);
    }

    @Test
    void aChainThatLostEntriesIsFoundByItsCopy() throws IOException {
        append(0, 3);
        backup().backUp(true);
        Path segment = Segment.in(source.directory(SERVICE), 0).file();
        List<String> lines = Files.readAllLines(segment);
        Files.writeString(segment, lines.get(0) + "\n");

        assertThat(backup().backUp(SERVICE).findings())
                .singleElement()
                .asString()
                .contains("has lost what the copy still has");
    }

    @Test
    void aSegmentThatIsGoneIsFoundByItsCopy() throws IOException {
        append(0, 20);
        backup().backUp(true);
        List<Segment> segments =
                ChainDirectory.existing(source.directory(SERVICE)).segments();
        Files.delete(segments.get(segments.size() - 1).file());

        assertThat(backup().backUp(SERVICE).findings())
                .singleElement()
                .asString()
                .contains("has no file");
    }

    @Test
    void whatACrashLeftBehindWhatCountsIsCopiedAnew() throws IOException {
        append(0, 3);
        backup().backUp(true);
        Path copy = Segment.in(target.resolve("chains/service-a"), 0).file();
        Files.write(copy, new byte[300], StandardOpenOption.APPEND);
        append(3, 5);

        assertThat(backup().backUp(SERVICE).findings()).isEmpty();

        assertCopied();
    }

    @Test
    void goesOnAfterAFailureOfTheDiskAtAnyOperation() throws IOException {
        append(0, 20);
        evidence("a report");
        int failures = 0;
        for (boolean failing = true; failing; failures++) {
            int at = failures;
            delete(target);
            FaultyDisk disk = new FaultyDisk(new LocalDisk(), "disk error", 0.5, (count, operation) -> count == at);
            try {
                backup(disk).backUp(true);
                failing = false;
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining("disk error");
            }
            assertThat(backup().backUp(true).isSound())
                    .as("after operation %d", at)
                    .isTrue();
            assertCopied();
        }
        assertThat(failures).isGreaterThan(20);
    }

    @Test
    void writersAreNotDisturbedAndTheCopyIsWhole() throws Exception {
        append(0, 1);
        BackupStore backup = backup();
        AtomicBoolean done = new AtomicBoolean();
        List<Throwable> failures = new ArrayList<>();
        Thread writer = new Thread(() -> {
            try {
                append(1, 200);
            } catch (IOException e) {
                failures.add(e);
            } finally {
                done.set(true);
            }
        });
        writer.start();
        while (!done.get()) {
            assertThat(backup.backUp(false).isSound()).isTrue();
        }
        writer.join();

        assertThat(failures).isEmpty();
        assertThat(backup.backUp(SERVICE).verified()).isEqualTo(200);
        assertCopied();
    }

    @Test
    void aFileThatIsNotItsDigestIsNotCopied() throws IOException {
        Path file = evidence("a report");
        Files.writeString(file, "a rep0rt");

        BackupReport report = backup().backUp(true);

        assertThat(report.fileFindings()).singleElement().asString().contains("altered or damaged");
        assertThat(copied(file)).doesNotExist();
    }

    @Test
    void aCopiedFileThatWasAlteredIsFoundWhenThorough() throws IOException {
        Path file = evidence("a report");
        BackupStore backup = backup();
        backup.backUp(true);
        Files.writeString(copied(file), "a rep0rt");

        assertThat(backup.backUp(false).fileFindings()).isEmpty();
        assertThat(backup.backUp(true).fileFindings())
                .singleElement()
                .asString()
                .contains("stays as it is");
        assertThat(copied(file)).hasContent("a rep0rt");
    }

    @Test
    void oneChainThatCannotBeCopiedKeepsNoOtherFromBeingCopied() throws IOException {
        ServiceName first = new ServiceName("a-first");
        try (EvidenceChain chain = source.chain(first)) {
            chain.append(new EntryDraft(first, EntryType.PROMOTION, JsonObject.EMPTY, JsonObject.EMPTY));
        }
        append(0, 3);
        Path report = evidence("report");
        Files.createDirectories(target.resolve("backup").resolve(first.value()).resolve("in-the-way"));

        assertThatThrownBy(() -> backup().backUp(true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(first.value());

        assertCopied();
        assertThat(copied(report)).hasContent("report");
    }

    @Test
    void refusesACopyWithinTheChains() {
        target = directory.resolve("chains/copy");

        assertThatThrownBy(() -> backup().backUp(true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not apart");
        assertThat(target).doesNotExist();
    }

    private static void overwrite(Path file, long at, String text) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(at);
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
