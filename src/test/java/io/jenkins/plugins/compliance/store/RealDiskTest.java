package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.SERVICE;
import static io.jenkins.plugins.compliance.store.StoreFixture.append;
import static io.jenkins.plugins.compliance.store.StoreFixture.draft;
import static io.jenkins.plugins.compliance.store.StoreFixture.readAll;
import static io.jenkins.plugins.compliance.store.StoreFixture.reopened;
import static io.jenkins.plugins.compliance.store.StoreFixture.segment;
import static io.jenkins.plugins.compliance.store.StoreFixture.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system that is really full, and really read-only. Needs to be root, to mount one. */
class RealDiskTest {

    @TempDir
    Path directory;

    private Path root;
    private boolean mounted;

    @BeforeEach
    void mountASmallDisk() throws IOException, InterruptedException {
        root = Files.createDirectory(directory.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", root.toString());
        assumeTrue(mounted, "no small disk can be mounted here, which takes root and the right to mount");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertThat(run("umount", root.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return false;
        }
        return process.waitFor() == 0;
    }

    @Test
    void aFullDiskFailsAppendsUntilThereIsRoomAgain() throws IOException {
        Path ballast = root.resolve("ballast");
        Files.write(ballast, new byte[100_000]);
        try (LocalStore store = store(root)) {
            EvidenceChain chain = store.chain(SERVICE);
            List<EvidenceEntry> acknowledged = new ArrayList<>();
            StoreException full = appendUntilFull(chain, acknowledged);

            assertThat(full)
                    .hasMessageContaining("cannot write ")
                    .hasMessageContaining(segment(root, 0) + ": No space left on device; nothing was added");
            assertThat(readAll(chain)).isEqualTo(acknowledged);
            assertThatExceptionOfType(StoreException.class)
                    .as("still full")
                    .isThrownBy(() -> chain.append(draft("x".repeat(10_000))));

            Files.delete(ballast);
            acknowledged.addAll(append(chain, 0, 3));
            assertThat(readAll(chain)).isEqualTo(acknowledged);
        }
        assertThat(reopened(root)).hasSizeGreaterThan(3);
    }

    private static StoreException appendUntilFull(EvidenceChain chain, List<EvidenceEntry> acknowledged) {
        while (true) {
            try {
                acknowledged.add(chain.append(draft("x".repeat(3000))));
            } catch (StoreException e) {
                return e;
            }
        }
    }

    @Test
    void aReadOnlyDiskIsReadButNotWritten() throws IOException, InterruptedException {
        List<EvidenceEntry> entries;
        try (LocalStore store = store(root)) {
            entries = append(store.chain(SERVICE), 0, 3);
        }
        assertThat(run("mount", "-o", "remount,ro", root.toString())).isTrue();
        try (LocalStore store = store(root)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.chain(SERVICE))
                    .withMessageContaining("cannot open the lock file " + root.resolve("service-a/lock")
                            + " for writing: Read-only file system");
            try (EntryReader reader = store.readOnly(SERVICE).snapshot().read(0, 100)) {
                assertThat(readAll(reader)).isEqualTo(entries);
            }
        }
    }
}
