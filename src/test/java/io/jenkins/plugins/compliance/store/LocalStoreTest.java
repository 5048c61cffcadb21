package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.SERVICE;
import static io.jenkins.plugins.compliance.store.StoreFixture.append;
import static io.jenkins.plugins.compliance.store.StoreFixture.draft;
import static io.jenkins.plugins.compliance.store.StoreFixture.inChain;
import static io.jenkins.plugins.compliance.store.StoreFixture.read;
import static io.jenkins.plugins.compliance.store.StoreFixture.readAll;
import static io.jenkins.plugins.compliance.store.StoreFixture.reopened;
import static io.jenkins.plugins.compliance.store.StoreFixture.segment;
import static io.jenkins.plugins.compliance.store.StoreFixture.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.merkle.CompactRangeBuilder;
import io.jenkins.plugins.compliance.chain.merkle.MerkleHasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest {

    @TempDir
    Path root;

    @Test
    void beginsWithAnEmptyChain() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);

            assertThat(chain.head()).isEqualTo(ChainHead.EMPTY);
            assertThat(chain.treeHead()).isEqualTo(new TreeHead(0, MerkleHasher.EMPTY_ROOT));
            assertThat(readAll(chain)).isEmpty();
        }
    }

    @Test
    void storesOneCanonicalLineForEachEntry() throws IOException {
        try (LocalStore store = store(root)) {
            List<EvidenceEntry> entries = append(store.chain(SERVICE), 0, 3);

            assertThat(Files.readString(segment(root, 0)).lines())
                    .containsExactlyElementsOf(entries.stream()
                            .map(entry -> new String(entry.line(), StandardCharsets.UTF_8))
                            .toList());
            assertThat(Files.readString(segment(root, 0))).endsWith("}\n");
        }
    }

    @Test
    void readsBackWhatWasAppended() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            List<EvidenceEntry> entries = append(chain, 0, 10);

            assertThat(readAll(chain)).isEqualTo(entries);
            assertThat(read(chain, 3, 7)).isEqualTo(entries.subList(3, 7));
            assertThat(read(chain, 9, 100)).isEqualTo(entries.subList(9, 10));
            assertThat(read(chain, 10, 20)).isEmpty();
        }
    }

    @Test
    void goesOnWhereAnEarlierProcessStopped() throws IOException {
        List<EvidenceEntry> before;
        try (LocalStore store = store(root)) {
            before = append(store.chain(SERVICE), 0, 5);
        }
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            assertThat(chain.head()).isEqualTo(ChainHead.at(before.get(4)));

            EvidenceEntry next = chain.append(draft("next"));

            assertThat(next.sequence()).isEqualTo(5);
            assertThat(next.previousHash()).isEqualTo(before.get(4).hash());
        }
        assertThat(reopened(root)).hasSize(6);
    }

    @Test
    void headIsTheLastEntry() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            List<EvidenceEntry> entries = append(chain, 0, 3);

            assertThat(chain.head()).isEqualTo(ChainHead.at(entries.get(2)));
        }
    }

    @Test
    void treeHeadIsTheMerkleRootOverTheLines() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            CompactRangeBuilder expected = new CompactRangeBuilder(new MerkleHasher(), 0);
            for (EvidenceEntry entry : append(chain, 0, 11)) {
                expected.appendLeaf(entry.line(), 0, entry.line().length);
            }

            assertThat(chain.treeHead()).isEqualTo(new TreeHead(11, expected.root()));
        }
        try (LocalStore store = store(root)) {
            assertThat(store.chain(SERVICE).treeHead().size()).isEqualTo(11);
        }
    }

    @Test
    void beginsANewSegmentWhenTheLastIsFull() throws IOException {
        List<EvidenceEntry> entries;
        try (LocalStore store = store(root, 1000)) {
            EvidenceChain chain = store.chain(SERVICE);
            entries = append(chain, 0, 10);

            assertThat(readAll(chain)).isEqualTo(entries);
            assertThat(read(chain, 4, 6)).isEqualTo(entries.subList(4, 6));
            assertThat(chain.snapshot().bytes())
                    .isEqualTo(
                            entries.stream().mapToLong(e -> e.line().length + 1).sum());
        }
        assertThat(segment(root, 2)).exists();
        try (var files = Files.list(root.resolve(SERVICE.value()))) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsonl")))
                    .hasSizeGreaterThan(2)
                    .allSatisfy(file -> assertThat(Files.size(file)).isBetween(1L, 1000L));
        }
        assertThat(reopened(root)).isEqualTo(entries);
    }

    @Test
    void refusesADraftForAnotherService() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(new ServiceName("service-b"));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> chain.append(draft("x")))
                    .withMessageContaining("service-a");
        }
    }

    @Test
    void listsTheServicesThatHaveAChain() throws IOException {
        try (LocalStore store = store(root.resolve("new/root"))) {
            assertThat(store.services()).isEmpty();
            store.chain(new ServiceName("b"));
            store.chain(new ServiceName("a"));
            Files.createDirectories(root.resolve("new/root/c"));

            assertThat(store.services()).containsExactly(new ServiceName("a"), new ServiceName("b"));
        }
    }

    @Test
    void createsDirectoriesForTheirOwnerAlone() throws IOException {
        try (LocalStore store = store(root.resolve("new"))) {
            store.chain(SERVICE);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("new"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("new/service-a"))))
                .isEqualTo("rwx------");
    }

    @Test
    void callersOfOneStoreShareAChainUntilTheLastCloses() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain one = store.chain(SERVICE);
            EvidenceChain other = store.chain(SERVICE);
            one.append(draft("a"));
            one.close();
            other.append(draft("b"));

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> one.append(draft("c")))
                    .withMessageContaining("was closed");
            assertThat(readAll(other)).hasSize(2);
        }
    }

    @Test
    void closingTheStoreClosesItsChains() throws IOException {
        LocalStore store = store(root);
        EvidenceChain chain = store.chain(SERVICE);
        store.close();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> chain.append(draft("a")))
                .withMessageContaining("was closed; open it again");
        assertThat(reopened(root)).isEmpty();
    }

    @Test
    void twoStoresOfOneProcessSeeEachOther() throws IOException {
        try (LocalStore one = store(root);
                LocalStore other = store(root, 1000)) {
            EvidenceChain first = one.chain(SERVICE);
            EvidenceChain second = other.chain(SERVICE);
            for (int i = 0; i < 20; i++) {
                first.append(draft("first"));
                second.append(draft("second"));
            }

            assertThat(first.head()).isEqualTo(second.head());
            assertThat(first.treeHead()).isEqualTo(second.treeHead());
            assertThat(readAll(first)).hasSize(40);
        }
        assertThat(reopened(root)).hasSize(40);
    }

    @Test
    void anInterruptedCallerAppendsAndStaysInterrupted() throws IOException {
        try (LocalStore store = store(root, 500)) {
            EvidenceChain chain = store.chain(SERVICE);
            Thread.currentThread().interrupt();
            for (int i = 0; i < 5; i++) {
                chain.append(draft("interrupted"));
            }
            chain.treeHead();
            assertThat(Thread.interrupted()).isTrue();

            chain.append(draft("not interrupted"));
            assertThat(readAll(chain)).hasSize(6);
        }
    }

    @Test
    void opensAnEmptyLastSegment() throws IOException {
        try (LocalStore store = store(root)) {
            append(store.chain(SERVICE), 0, 3);
        }
        Files.createFile(segment(root, 3));
        try (LocalStore store = store(root)) {
            store.chain(SERVICE).append(draft("next"));
        }
        assertThat(Files.readString(segment(root, 3))).contains("\"sequence\":3");
        assertThat(reopened(root)).hasSize(4);
    }

    @Test
    void snapshotStaysAsItIsWhileTheChainGrows() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            append(chain, 0, 3);
            ChainSnapshot snapshot = chain.snapshot();
            append(chain, 3, 6);

            assertThat(snapshot.entries().readAllBytes()).hasSize((int) snapshot.bytes());
            try (EntryReader reader = snapshot.read(0, 100)) {
                assertThat(StoreFixture.readAll(reader)).hasSize(3);
            }
        }
    }

    @Test
    void readOnlyOpeningSeesWhatAWriterHasAcknowledged() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            List<EvidenceEntry> entries = append(chain, 0, 3);

            ReadOnlyChain readOnly = store.readOnly(SERVICE);

            try (EntryReader reader = readOnly.snapshot().read(0, 100)) {
                assertThat(readAll(reader)).isEqualTo(entries);
            }
            chain.append(draft("the writer still holds its lock"));
            assertThat(inChain(root, "quarantine")).doesNotExist();
        }
    }
}
