package io.jenkins.plugins.compliance.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.Sha256Digest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalEvidenceFilesTest {

    private static final byte[] REPORT = "a report".getBytes(UTF_8);
    private static final Sha256Digest DIGEST = Sha256Digest.compute(REPORT);

    @TempDir
    private Path temp;

    private Path directory;
    private LocalEvidenceFiles files;

    @BeforeEach
    void chooseDirectory() {
        directory = temp.resolve("evidence");
        files = new LocalEvidenceFiles(directory);
    }

    private FileReference put(byte[] bytes) throws IOException {
        return files.put("report.txt", "text/plain", new ByteArrayInputStream(bytes));
    }

    private Path kept() {
        return directory.resolve("sha256").resolve(DIGEST.hex().substring(0, 2)).resolve(DIGEST.hex());
    }

    @Test
    void givesBackWhatWasPut() throws IOException {
        FileReference reference = put(REPORT);

        assertThat(reference).isEqualTo(new FileReference("report.txt", REPORT.length, "text/plain", DIGEST));
        try (InputStream in = files.open(DIGEST)) {
            assertThat(in.readAllBytes()).isEqualTo(REPORT);
        }
    }

    @Test
    void keepsTheSameBytesOnceAndLeavesNothingBeside() throws IOException {
        put(REPORT);
        put(REPORT);

        try (Stream<Path> all = Files.walk(directory)) {
            assertThat(all.filter(Files::isRegularFile)).containsExactly(kept());
        }
    }

    @Test
    void keepsAnEmptyFile() throws IOException {
        FileReference reference = put(new byte[0]);

        try (InputStream in = files.open(reference.digest())) {
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void refusesToEndAFileThatWasAltered() throws IOException {
        put(REPORT);
        Files.write(kept(), "a rePort".getBytes(UTF_8));

        try (InputStream in = files.open(DIGEST)) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(DIGEST.hex())
                    .hasMessageContaining("restore it from a backup");
        }
    }

    @Test
    void noticesAnAlterationReadByteByByte() throws IOException {
        put(REPORT);
        Files.write(kept(), "a report!".getBytes(UTF_8));

        try (InputStream in = files.open(DIGEST)) {
            assertThatThrownBy(() -> {
                        while (in.read() >= 0) {
                            // to the end
                        }
                    })
                    .hasMessageContaining("altered or damaged");
        }
    }

    @Test
    void skippedBytesCountToo() throws IOException {
        put(REPORT);

        try (InputStream in = files.open(DIGEST)) {
            assertThat(in.skip(2)).isEqualTo(2);
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("report");
        }
    }

    @Test
    void repairsAnAlteredFileWhenItIsPutAgain() throws IOException {
        put(REPORT);
        Files.write(kept(), "a rePort".getBytes(UTF_8));
        put(REPORT);

        try (InputStream in = files.open(DIGEST)) {
            assertThat(in.readAllBytes()).isEqualTo(REPORT);
        }
    }

    @Test
    void saysWhenThereIsNoSuchFile() {
        assertThatThrownBy(() -> files.open(DIGEST)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void refusesADirectoryThatIsASymbolicLink() throws IOException {
        Files.createSymbolicLink(directory, Files.createDirectory(temp.resolve("elsewhere")));

        assertThatThrownBy(() -> put(REPORT)).hasMessageContaining("is a symbolic link");
        assertThatThrownBy(() -> files.open(DIGEST)).hasMessageContaining("is a symbolic link");
        assertThat(temp.resolve("elsewhere")).isEmptyDirectory();
    }

    @Test
    void refusesAShelfThatIsASymbolicLink() throws IOException {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.createDirectories(directory.resolve("sha256"));
        Files.createSymbolicLink(kept().getParent(), elsewhere);

        assertThatThrownBy(() -> put(REPORT)).hasMessageContaining("is a symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void doesNotFollowAFileThatIsASymbolicLink() throws IOException {
        Path secret = Files.write(temp.resolve("secret"), REPORT);
        Files.createDirectories(kept().getParent());
        Files.createSymbolicLink(kept(), secret);

        assertThatThrownBy(() -> files.open(DIGEST)).isInstanceOf(IOException.class);
        put(REPORT);
        assertThat(kept()).isRegularFile();
        assertThat(Files.isSymbolicLink(kept())).isFalse();
    }

    @Test
    void leavesNothingOfAFileThatCannotBeReadToItsEnd() {
        InputStream fails = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the network is gone");
            }
        };
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), fails);

        assertThatThrownBy(() -> files.put("report.txt", "text/plain", broken)).hasMessage("the network is gone");
        assertThat(directory.resolve("sha256")).isEmptyDirectory();
    }

    @Test
    void refusesANameWithControlCharacters() {
        assertThatThrownBy(() -> files.put("a\u001b[2J.txt", "text/plain", InputStream.nullInputStream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no control characters");
    }

    @Test
    void manyCanPutTheSameAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<FileReference> put = () -> put(REPORT);
            for (Future<FileReference> each : pool.invokeAll(List.of(put, put, put, put, put, put, put, put))) {
                assertThat(each.get().digest()).isEqualTo(DIGEST);
            }
        } finally {
            pool.shutdown();
        }
        try (InputStream in = files.open(DIGEST)) {
            assertThat(in.readAllBytes()).isEqualTo(REPORT);
        }
    }
}
