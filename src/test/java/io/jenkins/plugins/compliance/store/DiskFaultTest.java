package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.CheckpointFixture.sign;
import static io.jenkins.plugins.compliance.store.FaultyDisk.failing;
import static io.jenkins.plugins.compliance.store.StoreFixture.SERVICE;
import static io.jenkins.plugins.compliance.store.StoreFixture.append;
import static io.jenkins.plugins.compliance.store.StoreFixture.draft;
import static io.jenkins.plugins.compliance.store.StoreFixture.readAll;
import static io.jenkins.plugins.compliance.store.StoreFixture.reopened;
import static io.jenkins.plugins.compliance.store.StoreFixture.segment;
import static io.jenkins.plugins.compliance.store.StoreFixture.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.store.FaultyDisk.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskFaultTest {

    private static final String ENOSPC = "No space left on device";
    private static final String EIO = "Input/output error";

    @RegisterExtension
    final QuarantineLog log = new QuarantineLog();

    @TempDir
    Path root;

    @Test
    void aFullDiskFailsTheAppendAndNothingElse() throws IOException {
        try (LocalStore store = store(root, failing(Operation.WRITE, 2, 1, ENOSPC))) {
            EvidenceChain chain = store.chain(SERVICE);
            List<EvidenceEntry> acknowledged = new ArrayList<>(append(chain, 0, 2));
            byte[] before = Files.readAllBytes(segment(root, 0));

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> chain.append(draft("does not fit")))
                    .withMessageStartingWith("cannot write ")
                    .withMessageContaining("at byte " + before.length + " of " + segment(root, 0) + ": " + ENOSPC)
                    .withMessageContaining("nothing was added: make room");

            assertThat(segment(root, 0)).hasBinaryContent(before);
            acknowledged.add(chain.append(draft("fits again")));
            assertThat(readAll(chain)).isEqualTo(acknowledged);
        }
        assertThat(reopened(root)).hasSize(3);
    }

    @Test
    void afterAFailedForceNothingIsAddedUntilReopened() throws IOException {
        // The first two are the segment's: of its opening and of each append.
        try (LocalStore store = store(root, failing(Operation.FORCE, 2, 1, EIO))) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 2);

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> chain.append(draft("unknown")))
                    .withMessageContaining("cannot put " + segment(root, 0) + " on the disk: " + EIO)
                    .withMessageContaining("not known whether what was being added is there");
            assertThatExceptionOfType(StoreException.class)
                    .as("repeating the fdatasync would succeed and prove nothing")
                    .isThrownBy(() -> chain.append(draft("refused")))
                    .withMessageContaining("an earlier write failed halfway");
            assertThatExceptionOfType(StoreException.class).isThrownBy(chain::head);

            EvidenceChain reopened = store.chain(SERVICE);
            assertThat(reopened.append(draft("goes on")).sequence()).isEqualTo(2);
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> chain.append(draft("still refused")));
        }
        assertThat(reopened(root)).extracting(StoreFixture::token).containsExactly("0", "1", "goes on");
    }

    @Test
    void nothingIsAddedWhenAFailedWriteCannotBeCutOff() throws IOException {
        FaultyDisk disk = new FaultyDisk(
                new LocalDisk(),
                EIO,
                0.5,
                (count, operation) -> operation == Operation.TRUNCATE || (operation == Operation.WRITE && count > 10));
        try (LocalStore store = store(root, disk)) {
            EvidenceChain chain = store.chain(SERVICE);
            int acknowledged = appendUntilRefused(chain);

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> chain.append(draft("refused")))
                    .withMessageContaining("an earlier write failed halfway");
            assertThat(reopened(root)).hasSize(acknowledged);
            assertThat(log.records()).as("the half entry was moved aside").hasSize(1);
        }
    }

    private static int appendUntilRefused(EvidenceChain chain) {
        int acknowledged = 0;
        while (true) {
            try {
                chain.append(draft("x"));
                acknowledged++;
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining("not known whether what was being added is there");
                return acknowledged;
            }
        }
    }

    @Test
    void aSegmentThatCannotBeBegunFailsTheAppendAndNothingElse() throws IOException {
        try (LocalStore store = store(root, failing(Operation.CREATE, 1, 1, ENOSPC), 1)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 1);

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> chain.append(draft("does not fit")))
                    .withMessageContaining("cannot begin the segment " + segment(root, 1) + ": " + ENOSPC);
            chain.append(draft("fits again"));
        }
        assertThat(reopened(root)).hasSize(2);
    }

    @Test
    void aSegmentWhoseNameMayNotLastTakesNoEntry() throws IOException {
        try (LocalStore store = store(root, new LocalDisk())) {
            store.chain(SERVICE);
        }
        try (LocalStore store = store(root, failing(Operation.FORCE_DIRECTORY, 0, 1, EIO))) {
            EvidenceChain chain = store.chain(SERVICE);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> chain.append(draft("first")))
                    .withMessageContaining("cannot begin the segment " + segment(root, 0) + ": " + EIO);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> chain.append(draft("refused")))
                    .withMessageContaining("an earlier write failed halfway");
        }
        assertThat(reopened(root)).isEmpty();
    }

    @Test
    void aCheckpointThatDoesNotFitIsNotPublished() throws IOException {
        try (LocalStore store = store(root, failing(Operation.WRITE, 1, 1, ENOSPC))) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 1);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> chain.publish(sign(chain.treeHead())))
                    .withMessageContaining("checkpoints.txt: " + ENOSPC);
            assertThat(CheckpointFixture.read(chain.checkpoints())).isEmpty();

            chain.publish(sign(chain.treeHead()));
            assertThat(CheckpointFixture.read(chain.checkpoints())).hasSize(1);
        }
        assertThat(reopened(root)).hasSize(1);
    }

    @Test
    void aTornEndThatCannotBeMovedStaysAndTheChainIsNotOpened() throws IOException {
        try (LocalStore store = store(root)) {
            append(store.chain(SERVICE), 0, 1);
        }
        Path segment = segment(root, 0);
        Files.writeString(segment, Files.readString(segment) + "{\"data");
        byte[] torn = Files.readAllBytes(segment);
        for (Operation operation : List.of(Operation.CREATE, Operation.WRITE, Operation.FORCE, Operation.TRUNCATE)) {
            try (LocalStore store = store(root, failing(operation, 0, 1, ENOSPC))) {
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> store.chain(SERVICE))
                        .withMessageContaining("cannot move 6 bytes of an unfinished write")
                        .withMessageContaining(ENOSPC)
                        .withMessageContaining("nothing was lost");
            }
            assertThat(segment).hasBinaryContent(torn);
        }
        assertThat(reopened(root)).hasSize(1);
    }

    /** Whatever operation fails, once or from then on: what was acknowledged is there, and what was refused is not. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1})
    void losesNothingAcknowledgedWhateverOperationFails(double written) throws IOException {
        int operations = countOperations();
        for (int failing = 0; failing < operations; failing++) {
            for (int times : new int[] {1, 2, Integer.MAX_VALUE}) {
                Path root = this.root.resolve(failing + "-" + times);
                int first = failing;
                long end = (long) failing + times;
                List<String> acknowledged = new ArrayList<>();
                List<String> uncertain = new ArrayList<>();
                try (LocalStore store = store(
                        root,
                        new FaultyDisk(
                                new UnforcedDisk(), EIO, written, (count, operation) -> count >= first && count < end),
                        1000)) {
                    workload(store, acknowledged, uncertain);
                }
                List<String> found =
                        reopened(root).stream().map(StoreFixture::token).toList();
                assertThat(found)
                        .as("operations from %d on, %d times", failing, times)
                        .containsAll(acknowledged)
                        .doesNotHaveDuplicates();
                List<String> extra = new ArrayList<>(found);
                extra.removeAll(acknowledged);
                assertThat(uncertain).containsAll(extra);
            }
        }
    }

    private int countOperations() throws IOException {
        FaultyDisk disk = new FaultyDisk(new UnforcedDisk(), EIO, 0, (count, operation) -> false);
        try (LocalStore store = store(root.resolve("count"), disk, 1000)) {
            workload(store, new ArrayList<>(), new ArrayList<>());
        }
        return disk.operations().size();
    }

    /** Appends over several segments and publishes, reopening where the chain refuses to go on. */
    private static void workload(LocalStore store, List<String> acknowledged, List<String> uncertain) {
        for (int i = 0; i < 12; i++) {
            String token = Integer.toString(i);
            try {
                EvidenceChain chain = store.chain(SERVICE);
                chain.append(draft(token));
                acknowledged.add(token);
                if (i % 4 == 3) {
                    chain.publish(sign(chain.treeHead()));
                }
            } catch (StoreException e) {
                if (!acknowledged.contains(token) && e.getMessage().contains("not known")) {
                    uncertain.add(token);
                }
            }
        }
    }
}
