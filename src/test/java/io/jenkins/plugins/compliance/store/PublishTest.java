package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.CheckpointFixture.ORIGIN;
import static io.jenkins.plugins.compliance.store.CheckpointFixture.read;
import static io.jenkins.plugins.compliance.store.CheckpointFixture.sign;
import static io.jenkins.plugins.compliance.store.StoreFixture.SERVICE;
import static io.jenkins.plugins.compliance.store.StoreFixture.append;
import static io.jenkins.plugins.compliance.store.StoreFixture.inChain;
import static io.jenkins.plugins.compliance.store.StoreFixture.segment;
import static io.jenkins.plugins.compliance.store.StoreFixture.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PublishTest {

    @RegisterExtension
    final QuarantineLog log = new QuarantineLog();

    @TempDir
    Path root;

    @Test
    void publishesCheckpointsInOrder() throws IOException {
        List<SignedCheckpoint> published = new ArrayList<>();
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            for (int i = 0; i < 3; i++) {
                append(chain, 0, 2);
                published.add(sign(chain.treeHead()));
                chain.publish(published.get(i));
            }
            assertThat(read(chain.checkpoints())).isEqualTo(published);
        }
        try (LocalStore store = store(root)) {
            assertThat(read(store.chain(SERVICE).checkpoints())).isEqualTo(published);
            assertThat(read(store.readOnly(SERVICE).snapshot().checkpoints())).isEqualTo(published);
        }
    }

    @Test
    void publishesACheckpointThatTheChainHasOutgrown() throws IOException {
        try (LocalStore store = store(root, 500)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 5);
            SignedCheckpoint signed = sign(chain.treeHead());
            append(chain, 5, 8);

            chain.publish(signed);

            assertThat(read(chain.checkpoints())).containsExactly(signed);
        }
    }

    @Test
    void publishesACheckpointOfASizeThatNobodyAskedFor() throws IOException {
        SignedCheckpoint signed;
        try (LocalStore store = store(root, 500)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 5);
            signed = sign(chain.treeHead());
            append(chain, 5, 8);
        }
        try (LocalStore store = store(root, 500)) {
            store.chain(SERVICE).publish(signed);
            assertThat(read(store.chain(SERVICE).checkpoints())).containsExactly(signed);
        }
    }

    @Test
    void publishesTwoCheckpointsOfOneSize() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 2);
            chain.publish(sign(chain.treeHead()));
            chain.publish(sign(chain.treeHead()));

            assertThat(read(chain.checkpoints())).hasSize(2);
        }
    }

    @Test
    void refusesACheckpointOfAnotherRoot() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 2);

            refuses(chain, new Checkpoint(ORIGIN, 2, Sha256Digest.ZERO), "checkpoint of another chain");
            refuses(chain, new Checkpoint(ORIGIN, 1, chain.treeHead().root()), "checkpoint of another chain");
            assertThat(inChain(root, "checkpoints.txt")).doesNotExist();
        }
    }

    @Test
    void refusesACheckpointOfEntriesThatDoNotExist() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 2);

            refuses(chain, new Checkpoint(ORIGIN, 3, Sha256Digest.ZERO), "of 3 entries");
        }
    }

    @Test
    void refusesACheckpointOlderThanTheNewest() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 2);
            SignedCheckpoint older = sign(chain.treeHead());
            append(chain, 2, 4);
            chain.publish(sign(chain.treeHead()));

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> chain.publish(older))
                    .withMessageContaining("of 2 entries is not published behind one of 4");
            assertThat(read(chain.checkpoints())).hasSize(1);
        }
    }

    @Test
    void refusesAnOriginThatDoesNotNameTheService() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 1);

            refuses(
                    chain,
                    new Checkpoint("example.com/service-b", 1, chain.treeHead().root()),
                    "must end in /service-a");
        }
    }

    @Test
    void refusesASecondOrigin() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 1);
            chain.publish(sign(chain.treeHead()));

            refuses(
                    chain,
                    new Checkpoint("example.org/service-a", 1, chain.treeHead().root()),
                    "keep one origin");
        }
    }

    private static void refuses(EvidenceChain chain, Checkpoint checkpoint, String reason) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> chain.publish(sign(checkpoint)))
                .withMessageContaining(reason);
    }

    @Test
    void seesWhatAnotherProcessPublished() throws IOException {
        try (LocalStore one = store(root);
                LocalStore other = store(root)) {
            EvidenceChain first = one.chain(SERVICE);
            EvidenceChain second = other.chain(SERVICE);
            append(first, 0, 2);
            SignedCheckpoint older = sign(second.treeHead());
            append(second, 2, 4);
            first.publish(sign(first.treeHead()));

            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> second.publish(older));
            assertThat(read(second.checkpoints())).hasSize(1);
        }
    }

    @Test
    void movesATornCheckpointAsideWhereverItIsCut() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 2);
            chain.publish(sign(chain.treeHead()));
            append(chain, 2, 4);
            chain.publish(sign(chain.treeHead()));
        }
        Path file = inChain(root, "checkpoints.txt");
        byte[] whole = Files.readAllBytes(file);
        int firstLength = read(Files.newInputStream(file)).get(0).logRecord().length;
        for (int cut = firstLength + 1; cut < whole.length; cut++) {
            byte[] torn = Arrays.copyOfRange(whole, firstLength, cut);
            Files.write(file, Arrays.copyOf(whole, cut));
            try (LocalStore store = store(root, new UnforcedDisk())) {
                EvidenceChain chain = store.chain(SERVICE);

                assertThat(read(chain.checkpoints())).hasSize(1);
                assertThat(chain.recoveries()).singleElement().satisfies(tail -> {
                    assertThat(tail.offset()).isEqualTo(firstLength);
                    assertThat(tail.quarantined()).hasBinaryContent(torn);
                });
                assertThat(file).hasBinaryContent(Arrays.copyOf(whole, firstLength));
            }
        }
    }

    @Test
    void movesUnwrittenPagesOfACheckpointAside() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 2);
            chain.publish(sign(chain.treeHead()));
        }
        Path file = inChain(root, "checkpoints.txt");
        Files.write(file, new byte[] {'a', '\n', 0, 0, '\n'}, StandardOpenOption.APPEND);
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);

            assertThat(read(chain.checkpoints())).hasSize(1);
            assertThat(chain.recoveries()).hasSize(1);
        }
    }

    @Test
    void refusesAChainWhoseCheckpointsAreNone() throws IOException {
        try (LocalStore store = store(root)) {
            append(store.chain(SERVICE), 0, 2);
        }
        Files.writeString(inChain(root, "checkpoints.txt"), "origin\n2\nnot a root\n\nnot a signature\n\n");
        refusesToOpen("no signed checkpoint at byte 0 of");
    }

    @Test
    void refusesAChainWhoseCheckpointHasAnotherRoot() throws IOException {
        try (LocalStore store = store(root)) {
            append(store.chain(SERVICE), 0, 2);
        }
        Files.write(
                inChain(root, "checkpoints.txt"),
                sign(new Checkpoint(ORIGIN, 1, Sha256Digest.ZERO)).logRecord());
        refusesToOpen("the chain is broken in");
    }

    @Test
    void refusesAChainThatIsShorterThanWhatWasSigned() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 3);
            chain.publish(sign(chain.treeHead()));
        }
        Path segment = segment(root, 0);
        byte[] whole = Files.readAllBytes(segment);
        for (int cut : new int[] {whole.length - 1, whole.length / 2, 0}) {
            byte[] shorter = Arrays.copyOf(whole, cut);
            Files.write(segment, shorter);

            refusesToOpen("entries that were acknowledged and signed are missing");

            assertThat(segment).as("left as it was found").hasBinaryContent(shorter);
            assertThat(inChain(root, "quarantine")).doesNotExist();
        }
    }

    @Test
    void refusesAChainThatIsShorterThanATornCheckpoint() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 3);
            chain.publish(sign(chain.treeHead()));
        }
        Path file = inChain(root, "checkpoints.txt");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 1));
        Path segment = segment(root, 0);
        Files.write(segment, Arrays.copyOf(Files.readAllBytes(segment), (int) Files.size(segment) - 1));

        refusesToOpen("entries that were acknowledged and signed are missing");

        assertThat(inChain(root, "quarantine")).doesNotExist();
    }

    private void refusesToOpen(String reason) throws IOException {
        try (LocalStore store = store(root)) {
            assertThatExceptionOfType(BrokenChainException.class)
                    .isThrownBy(() -> store.chain(SERVICE))
                    .withMessageContaining(reason);
        }
    }
}
