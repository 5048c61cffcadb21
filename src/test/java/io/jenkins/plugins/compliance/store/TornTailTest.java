package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.SERVICE;
import static io.jenkins.plugins.compliance.store.StoreFixture.append;
import static io.jenkins.plugins.compliance.store.StoreFixture.draft;
import static io.jenkins.plugins.compliance.store.StoreFixture.inChain;
import static io.jenkins.plugins.compliance.store.StoreFixture.readAll;
import static io.jenkins.plugins.compliance.store.StoreFixture.segment;
import static io.jenkins.plugins.compliance.store.StoreFixture.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a crash leaves at the end of a chain, short of what it leaves of the disk itself. */
class TornTailTest {

    @RegisterExtension
    final QuarantineLog log = new QuarantineLog();

    @TempDir
    Path root;

    private Path segment;
    private byte[] acknowledged;
    private List<EvidenceEntry> entries;

    @BeforeEach
    void writeAChain() throws IOException {
        try (LocalStore store = store(root)) {
            entries = append(store.chain(SERVICE), 0, 3);
        }
        segment = segment(root, 0);
        acknowledged = Files.readAllBytes(segment);
    }

    /** What the next group commit would have written. */
    private byte[] nextBatch() throws IOException {
        try (LocalStore store = store(root)) {
            append(store.chain(SERVICE), 3, 5);
        }
        byte[] grown = Files.readAllBytes(segment);
        Files.write(segment, acknowledged);
        return Arrays.copyOfRange(grown, acknowledged.length, grown.length);
    }

    private void leave(byte[] tail) throws IOException {
        Files.write(segment, acknowledged);
        Files.write(segment, tail, StandardOpenOption.APPEND);
    }

    @Test
    void losesNothingAcknowledgedWhereverTheNextWriteIsCut() throws IOException {
        byte[] batch = nextBatch();
        int firstLine = new String(batch, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int cut = 0; cut <= batch.length; cut++) {
            leave(Arrays.copyOf(batch, cut));
            int wholeLines = cut == batch.length ? 2 : cut >= firstLine ? 1 : 0;
            int whole = cut == batch.length ? cut : cut >= firstLine ? firstLine : 0;
            byte[] torn = Arrays.copyOfRange(batch, whole, cut);

            try (LocalStore store = store(root, new UnforcedDisk())) {
                EvidenceChain chain = store.chain(SERVICE);

                assertThat(readAll(chain)).startsWith(entries.toArray(EvidenceEntry[]::new));
                assertThat(chain.head().size()).isEqualTo(3 + wholeLines);
                assertQuarantined(chain, acknowledged.length + whole, torn);
                assertThat(chain.append(draft("next")).sequence()).isEqualTo(3 + wholeLines);
            }
        }
    }

    @Test
    void losesNothingAcknowledgedWhereverAPageOfTheNextWriteIsMissing() throws IOException {
        byte[] batch = nextBatch();
        int firstLine = new String(batch, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int zero = 0; zero < batch.length; zero += 7) {
            byte[] tail = batch.clone();
            Arrays.fill(tail, zero, Math.min(zero + 16, tail.length), (byte) 0);
            leave(tail);
            int whole = zero >= firstLine ? firstLine : 0;

            try (LocalStore store = store(root, new UnforcedDisk())) {
                EvidenceChain chain = store.chain(SERVICE);

                assertThat(readAll(chain)).startsWith(entries.toArray(EvidenceEntry[]::new));
                assertQuarantined(chain, acknowledged.length + whole, Arrays.copyOfRange(tail, whole, tail.length));
            }
        }
    }

    private static void assertQuarantined(EvidenceChain chain, long offset, byte[] torn) throws IOException {
        if (torn.length == 0) {
            assertThat(chain.recoveries()).isEmpty();
            return;
        }
        assertThat(chain.recoveries()).singleElement().satisfies(tail -> {
            assertThat(tail.offset()).isEqualTo(offset);
            assertThat(tail.length()).isEqualTo(torn.length);
            assertThat(tail.quarantined()).hasBinaryContent(torn);
        });
        // So that hundreds of rounds need not look for hundreds of free names.
        Files.delete(chain.recoveries().get(0).quarantined());
    }

    @Test
    void namesTheQuarantineFileByItsPlaceAndKeepsEarlierOnes() throws IOException {
        for (int n = 0; n < 3; n++) {
            leave(("torn " + n).getBytes(StandardCharsets.UTF_8));
            try (LocalStore store = store(root)) {
                store.chain(SERVICE);
            }
        }
        for (int n = 0; n < 3; n++) {
            assertThat(inChain(root, "quarantine/00000000000000000000-" + acknowledged.length + "-" + n + ".torn"))
                    .hasContent("torn " + n);
        }
    }

    @Test
    void warnsOfWhatItMovesAside() throws IOException {
        leave(new byte[] {'{', '"'});
        try (LocalStore store = store(root)) {
            TornTail tail = store.chain(SERVICE).recoveries().get(0);

            assertThat(log.records()).singleElement().satisfies(record -> {
                assertThat(record.getLevel()).isEqualTo(Level.WARNING);
                assertThat(record.getParameters()).containsExactly(tail);
            });
            assertThat(tail)
                    .hasToString("2 bytes of an unfinished write at byte " + acknowledged.length + " of " + segment
                            + " were moved to " + tail.quarantined());
        }
    }

    @Test
    void recoversATornFirstEntry() throws IOException {
        Files.write(segment, Arrays.copyOf(acknowledged, 10));
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);

            assertThat(chain.head().size()).isZero();
            assertThat(chain.recoveries()).hasSize(1);
            assertThat(chain.append(draft("first")).sequence()).isZero();
        }
    }

    @Test
    void movesAsideWhatAnotherProcessTearsWhileTheChainIsOpen() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            leave("{\"data".getBytes(StandardCharsets.UTF_8));

            assertThat(chain.append(draft("next")).sequence()).isEqualTo(3);

            assertThat(chain.recoveries()).hasSize(1);
            assertThat(readAll(chain)).hasSize(4);
        }
    }

    @Test
    void refusesAWholeLineThatIsNoEntry() throws IOException {
        leave("{\"data\":{}}\n".getBytes(StandardCharsets.UTF_8));
        refusesToOpen("the chain is broken");
    }

    @Test
    void refusesAWholeLineWithAWrongHash() throws IOException {
        byte[] batch = nextBatch();
        String text = new String(batch, StandardCharsets.UTF_8);
        leave(text.replace("\"token\":\"4\"", "\"token\":\"5\"").getBytes(StandardCharsets.UTF_8));
        refusesToOpen("hash: entry 4");
    }

    @Test
    void refusesATornTailBehindABrokenLine() throws IOException {
        leave("broken\n{\"data\":".getBytes(StandardCharsets.UTF_8));
        refusesToOpen("the chain is broken");
    }

    @Test
    void refusesMoreThanOneWriteCanTear() throws IOException {
        byte[] tail = new byte[TornEnd.LONGEST + 1];
        Arrays.fill(tail, (byte) 'x');
        leave(tail);
        refusesToOpen("the chain is broken");
    }

    @Test
    void refusesATornSegmentThatAnotherFollows() throws IOException {
        leave("{\"data\":".getBytes(StandardCharsets.UTF_8));
        Files.createFile(segment(root, 3));
        refusesToOpen("the chain is broken");
    }

    @Test
    void refusesATornSegmentThatAnotherFollowsWhileTheChainIsOpen() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            leave("{\"data\":".getBytes(StandardCharsets.UTF_8));
            Files.createFile(segment(root, 3));

            assertThatExceptionOfType(BrokenChainException.class)
                    .isThrownBy(() -> chain.append(draft("next")))
                    .withMessageContaining(segment(root, 3) + " follows");
        }
        assertThat(inChain(root, "quarantine")).doesNotExist();
    }

    private void refusesToOpen(String reason) throws IOException {
        byte[] before = Files.readAllBytes(segment);
        try (LocalStore store = store(root)) {
            assertThatExceptionOfType(BrokenChainException.class)
                    .isThrownBy(() -> store.chain(SERVICE))
                    .withMessageContaining(reason)
                    .withMessageContaining("restore it from a copy that verifies");
        }
        assertThat(segment).as("left as it was found").hasBinaryContent(before);
        assertThat(inChain(root, "quarantine")).doesNotExist();
    }

    @Test
    void refusesToGoOnWhenAcknowledgedEntriesAreCutOff() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
                file.setLength(acknowledged.length - 1);
            }

            assertThatExceptionOfType(BrokenChainException.class)
                    .isThrownBy(() -> chain.append(draft("next")))
                    .withMessageContaining("entries are missing at the end of " + segment);
            Files.write(segment, acknowledged);
            assertThatExceptionOfType(BrokenChainException.class)
                    .as("what was seen is not forgotten")
                    .isThrownBy(chain::head);
        }
    }

    @Test
    void readingOnlyMovesNothingAside() throws IOException {
        leave("{\"data\":".getBytes(StandardCharsets.UTF_8));
        byte[] before = Files.readAllBytes(segment);
        LocalSnapshot snapshot = store(root).readOnly(SERVICE).snapshot();

        assertThat(snapshot.entries().readAllBytes()).isEqualTo(before);
        assertThat(inChain(root, "quarantine")).doesNotExist();
        try (EntryReader reader = snapshot.read(0, 100)) {
            assertThat(reader.next()).contains(entries.get(0));
            assertThat(reader.next()).contains(entries.get(1));
            assertThat(reader.next()).contains(entries.get(2));
            assertThatExceptionOfType(BrokenChainException.class)
                    .isThrownBy(reader::next)
                    .withMessageContaining("the entry 3");
        }
    }
}
