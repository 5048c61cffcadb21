package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.SERVICE;
import static io.jenkins.plugins.compliance.store.StoreFixture.append;
import static io.jenkins.plugins.compliance.store.StoreFixture.inChain;
import static io.jenkins.plugins.compliance.store.StoreFixture.segment;
import static io.jenkins.plugins.compliance.store.StoreFixture.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainDirectoryTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.txt",
                ".hidden",
                "0.jsonl",
                "00000000000000000000.jsonl.bak",
                "90000000000000000000.jsonl",
                "00000000000000000001.JSONL",
                "checkpoints.txt~"
            })
    void namesAForeignFile(String name) throws IOException {
        try (LocalStore store = store(root)) {
            append(store.chain(SERVICE), 0, 1);
        }
        Files.createFile(inChain(root, name));

        refusesToOpen("foreign file " + inChain(root, name), "move it elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000000000000000.jsonl", "checkpoints.txt", "lock", "sub"})
    void namesADirectoryWhereAFileBelongs(String name) throws IOException {
        Files.createDirectories(inChain(root, name));

        refusesToOpen(inChain(root, name).toString(), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000000000000000.jsonl", "checkpoints.txt", "lock", "quarantine"})
    void refusesASymbolicLinkInsteadOfAFile(String name) throws IOException {
        Files.createDirectory(root.resolve(SERVICE.value()));
        Path elsewhere = Files.createFile(root.resolve("elsewhere"));
        Files.createSymbolicLink(inChain(root, name), elsewhere);

        refusesToOpen(inChain(root, name).toString(), "");
        assertThat(elsewhere).as("untouched").isEmptyFile();
    }

    @Test
    void refusesASymbolicLinkInsteadOfTheDirectory() throws IOException {
        try (LocalStore store = store(root.resolve("elsewhere"))) {
            append(store.chain(SERVICE), 0, 1);
        }
        Files.createSymbolicLink(root.resolve("service-a"), root.resolve("elsewhere/service-a"));

        refusesToOpen("the chain directory " + root.resolve("service-a") + " is a symbolic link", "move the directory");
        assertThat(store(root).services()).isEmpty();
    }

    @Test
    void refusesAFileInsteadOfTheDirectory() throws IOException {
        Files.createFile(root.resolve("service-a"));

        refusesToOpen("the chain directory " + root.resolve("service-a") + " is not a directory", "");
    }

    @Test
    void followsASymbolicLinkToTheRoot() throws IOException {
        Path link = root.resolve("link");
        Files.createSymbolicLink(link, Files.createDirectory(root.resolve("real")));
        try (LocalStore store = store(link)) {
            append(store.chain(SERVICE), 0, 1);
        }
        assertThat(segment(root.resolve("real"), 0)).isNotEmptyFile();
    }

    private void refusesToOpen(String message, String remedy) throws IOException {
        try (LocalStore store = store(root)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.chain(SERVICE))
                    .withMessageContaining(message)
                    .withMessageContaining(remedy);
            assertThatExceptionOfType(StoreException.class)
                    .as("neither for reading")
                    .isThrownBy(() -> store.readOnly(SERVICE).snapshot())
                    .withMessageContaining(message);
        }
    }

    @Test
    void namesADirectoryThatIsNotThere() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> ReadOnlyChain.open(root.resolve("missing")))
                .withMessage("cannot open the chain directory " + root.resolve("missing")
                        + ": no such file or directory; check the path");
    }

    @Test
    void readsADirectoryWithoutALockFile() throws IOException {
        try (LocalStore store = store(root)) {
            append(store.chain(SERVICE), 0, 1);
        }
        Files.delete(inChain(root, "lock"));

        assertThat(store(root).services()).containsExactly(SERVICE);
        assertThat(store(root).readOnly(SERVICE).snapshot().bytes()).isEqualTo(Files.size(segment(root, 0)));
        assertThat(inChain(root, "lock")).as("reading changes nothing").doesNotExist();
    }

    @Test
    void refusesASegmentThatDoesNotBeginWhereItsNameSays() throws IOException {
        try (LocalStore store = store(root)) {
            append(store.chain(SERVICE), 0, 3);
        }
        Files.move(segment(root, 0), segment(root, 1));

        try (LocalStore store = store(root)) {
            assertThatExceptionOfType(BrokenChainException.class)
                    .isThrownBy(() -> store.chain(SERVICE))
                    .withMessageContaining("expected the entry 1, found the entry 0");
        }
    }

    @Test
    void refusesAnotherServicesChain() throws IOException {
        try (LocalStore store = store(root)) {
            append(store.chain(SERVICE), 0, 1);
        }
        Files.move(root.resolve("service-a"), root.resolve("service-b"));

        try (LocalStore store = store(root)) {
            assertThatExceptionOfType(BrokenChainException.class)
                    .isThrownBy(() -> store.chain(new ServiceName("service-b")))
                    .withMessageContaining("service: entry 0");
        }
    }

    @Test
    void refusesToGoOnWhenTheLockFileWasReplaced() throws IOException {
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            Files.delete(inChain(root, "lock"));

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> append(chain, 0, 1))
                    .withMessageContaining("cannot find the lock file " + inChain(root, "lock"));
            Files.createFile(inChain(root, "lock"));
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> append(chain, 0, 1))
                    .withMessageContaining("was replaced while in use; leave it where it is");
        }
        try (LocalStore store = store(root)) {
            append(store.chain(SERVICE), 0, 1);
        }
    }
}
