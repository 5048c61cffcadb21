package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.reopened;
import static io.jenkins.plugins.compliance.store.StoreFixture.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The system calls themselves fail, or kill the process in the middle: strace tampers with those that concern the
 * segment, of a process that appends ten entries by one thread.
 */
class StraceTest {

    private static final int ENTRIES = 10;

    @RegisterExtension
    final QuarantineLog log = new QuarantineLog();

    @TempDir
    Path root;

    @BeforeEach
    void needsStrace() throws InterruptedException {
        boolean usable;
        try {
            usable = new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "-e", "inject=fdatasync:error=EIO", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            usable = false;
        }
        assumeTrue(usable, "strace is not here, or may not trace");
    }

    /** What a process says whose system calls are tampered with. */
    private List<String> appending(String injection) throws IOException, InterruptedException {
        List<String> strace = List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                trace().toString(),
                "-P",
                segment(root, 0).toString(),
                "-e",
                "trace=write,fdatasync,fsync,ftruncate",
                "-e",
                "inject=" + injection);
        Process process =
                StoreProcess.builder(strace, root, "p", 1, ENTRIES, 1_000_000).start();
        List<String> said = process.inputReader().lines().toList();
        process.waitFor();
        return said;
    }

    private Path trace() {
        return root.resolve("trace");
    }

    private List<String> acknowledged(List<String> said) {
        return said.stream()
                .filter(line -> !line.startsWith("!"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    private List<String> found() throws IOException {
        return reopened(root).stream().map(StoreFixture::token).toList();
    }

    @Test
    void anAppendIsOneWriteAndOneFdatasync() throws IOException, InterruptedException {
        // Of the first, which creates the segment, there is nothing more to see: the directory is another file.
        appending("fsync:delay_enter=1");

        List<String> calls = new ArrayList<>();
        for (String line : Files.readAllLines(trace())) {
            if (!line.contains("---") && !line.contains("+++")) {
                calls.add(line.replaceFirst("^\\d+ +", "").replaceFirst("\\(.*", ""));
            }
        }
        assertThat(calls)
                .isEqualTo(IntStream.range(0, 2 * ENTRIES)
                        .mapToObj(i -> i % 2 == 0 ? "write" : "fdatasync")
                        .toList());
    }

    @Test
    void afterAFailedFdatasyncNothingIsAcknowledged() throws IOException, InterruptedException {
        List<String> said = appending("fdatasync:error=EIO:when=4");

        assertThat(acknowledged(said)).containsExactly("p-0-0", "p-0-1", "p-0-2");
        assertThat(said.get(3)).contains(segment(root, 0) + " on the disk: Input/output error", "it is not known");
        assertThat(said.subList(4, said.size()))
                .hasSize(ENTRIES - 4)
                .allSatisfy(line -> assertThat(line).contains("an earlier write failed halfway"));
        assertThat(found()).containsExactly("p-0-0", "p-0-1", "p-0-2");
    }

    @Test
    void aFullDiskFailsOneAppend() throws IOException, InterruptedException {
        List<String> said = appending("write:error=ENOSPC:when=3");

        assertThat(said).hasSize(ENTRIES);
        assertThat(said.get(2)).contains(segment(root, 0) + ": No space left on device; nothing was added");
        assertThat(found()).isEqualTo(acknowledged(said)).hasSize(ENTRIES - 1);
    }

    @Test
    void anEntryThatCannotBeCutOffAgainIsNotAcknowledged() throws IOException, InterruptedException {
        List<String> said = appending("write,ftruncate:error=EIO:when=3+");

        // The third write fails by itself; ftruncate is counted on its own, and fails from its third call on.
        assertThat(acknowledged(said)).containsExactly("p-0-0", "p-0-1");
        assertThat(found()).containsExactly("p-0-0", "p-0-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"write", "fdatasync"})
    void killedInTheMiddleOfAnAppendEverythingAcknowledgedIsThere(String call)
            throws IOException, InterruptedException {
        for (int when = 1; when <= 3; when++) {
            List<String> acknowledged = new ArrayList<>(Files.exists(segment(root, 0)) ? found() : List.of());
            acknowledged.addAll(acknowledged(appending(call + ":signal=SIGKILL:when=" + when)));

            assertThat(found()).containsAll(acknowledged);
            assertThat(found().size()).isLessThanOrEqualTo(acknowledged.size() + 1);
        }
    }
}
