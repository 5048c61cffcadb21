package io.jenkins.plugins.compliance.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "about POSIX permissions; Ed25519KeyFileAclTest has the others")
class Ed25519KeyFileTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("signing key.pem");
    }

    @Test
    void createsAKeyOnFirstUseAndReadsItAgain() throws UnusableKeyException {
        Ed25519Signer first = new Ed25519KeyFile(file).openOrCreate(RANDOM);

        assertThat(new Ed25519KeyFile(file).openOrCreate(RANDOM).publicKey()).isEqualTo(first.publicKey());
        assertThat(new Ed25519KeyFile(file).open().publicKey()).isEqualTo(first.publicKey());
    }

    @Test
    void createsTheFileForItsOwnerOnlyAndLeavesNothingElseBehind() throws IOException, UnusableKeyException {
        new Ed25519KeyFile(file).openOrCreate(RANDOM);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(namesIn(directory)).containsExactly("signing key.pem");
    }

    @Test
    void createsADifferentKeyInEveryFile() throws UnusableKeyException {
        assertThat(new Ed25519KeyFile(file).create(RANDOM).publicKey())
                .isNotEqualTo(new Ed25519KeyFile(directory.resolve("other.pem"))
                        .create(RANDOM)
                        .publicKey());
    }

    @Test
    void neverOverwritesAKey() throws IOException, UnusableKeyException {
        new Ed25519KeyFile(file).create(RANDOM);
        byte[] before = Files.readAllBytes(file);

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(file).create(RANDOM))
                .withMessage(file + " exists already; a key is never overwritten, choose another file");
        assertThat(file).hasBinaryContent(before);
        assertThat(namesIn(directory)).containsExactly("signing key.pem");
    }

    @Test
    void doesNotReplaceAKeyThatCannotBeRead() throws IOException {
        write(new byte[0]);

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(file).openOrCreate(RANDOM))
                .withMessageContaining("holds no PEM block with a private key");
        assertThat(file).isEmptyFile();
    }

    @Test
    void createsAnEncryptedKeyWhenAPassphraseIsConfigured() throws IOException, UnusableKeyException {
        Ed25519KeyFile keyFile = new Ed25519KeyFile(file, KeyFixtures.passphrase("secret phrase"));
        Ed25519Signer created = keyFile.openOrCreate(RANDOM);

        assertThat(Files.readString(file)).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
        assertThat(keyFile.open().publicKey()).isEqualTo(created.publicKey());
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(file, KeyFixtures.passphrase("another")).open())
                .withMessageContaining("the passphrase for " + file + " is wrong");
    }

    @Test
    void asksForThePassphraseOnceWhenItCreatesAKey() throws UnusableKeyException {
        AtomicInteger asked = new AtomicInteger();

        new Ed25519KeyFile(file, () -> ("phrase" + asked.incrementAndGet()).toCharArray()).openOrCreate(RANDOM);

        assertThat(asked).hasValue(1);
        assertThatNoException().isThrownBy(() -> new Ed25519KeyFile(file, KeyFixtures.passphrase("phrase1")).open());
    }

    @Test
    void asksForNoPassphraseWhenTheFileExistsAlready() throws UnusableKeyException {
        new Ed25519KeyFile(file).create(RANDOM);
        PassphraseSource unasked = () -> {
            throw new AssertionError("asked for a passphrase");
        };

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(file, unasked).create(RANDOM))
                .withMessageContaining("exists already");
    }

    @Test
    void createsNoKeyUnderAnEmptyPassphrase() throws IOException {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(file, KeyFixtures.passphrase("")).create(RANDOM))
                .withMessageContaining("its passphrase is empty");
        assertThat(namesIn(directory)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-", "rwx--x--x", "rw-rw-rw-"})
    void refusesAFileToWhichOthersHaveAccess(String mode) throws IOException, UnusableKeyException {
        new Ed25519KeyFile(file).create(RANDOM);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(file).open())
                .withMessageContaining("others than its owner have access to this private key");
    }

    @Test
    void namesTheModeAndTheRemedyWhenOthersHaveAccess() throws IOException, UnusableKeyException {
        new Ed25519KeyFile(file).create(RANDOM);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(file).open())
                .withMessage(
                        "%1$s has mode 0644: others than its owner have access to this private key; run"
                                + " \"chmod 600 '%1$s'\", and replace the key if they may have read it",
                        file.toRealPath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "rw-------", "rwx------"})
    void acceptsAFileThatIsItsOwnersAlone(String mode) throws IOException, UnusableKeyException {
        Ed25519Signer created = new Ed25519KeyFile(file).create(RANDOM);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThat(new Ed25519KeyFile(file).open().publicKey()).isEqualTo(created.publicKey());
    }

    @Test
    void followsASymbolicLinkToAFileThatIsItsOwnersAlone() throws IOException, UnusableKeyException {
        Ed25519Signer created = new Ed25519KeyFile(file).create(RANDOM);
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);

        assertThat(new Ed25519KeyFile(link).openOrCreate(RANDOM).publicKey()).isEqualTo(created.publicKey());
    }

    @Test
    void refusesASymbolicLinkToAFileToWhichOthersHaveAccess() throws IOException, UnusableKeyException {
        new Ed25519KeyFile(file).create(RANDOM);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(link).open())
                .withMessageStartingWith(file.toRealPath() + " has mode 0644");
    }

    @Test
    void createsNoKeyBehindALinkThatLeadsNowhere() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(link).openOrCreate(RANDOM))
                .withMessage("there is no key file " + link);
        assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void refusesADirectory() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(directory).openOrCreate(RANDOM))
                .withMessageEndingWith(" is not a file; a key file is needed");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(file).open())
                .withMessage("there is no key file " + file);
    }

    @Test
    void saysThatThereIsNoDirectory() {
        Path missing = directory.resolve("missing");

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(missing.resolve("key.pem")).openOrCreate(RANDOM))
                .withMessageContaining("there is no directory " + missing)
                .withMessageContaining("mkdir -p -m 700");
    }

    @Test
    void refusesAFileTooLargeForAKeyWithoutReadingItAll() throws IOException {
        write(new byte[Pem.MAX_BYTES + 1]);

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(file).open())
                .withMessageContaining("is larger than 65536 bytes");
    }

    @Test
    void givesManyThreadsThatCreateItAtOnceTheOneKey() throws Exception {
        int threads = 16;
        CyclicBarrier together = new CyclicBarrier(threads);
        Callable<Ed25519PublicKey> opening = () -> {
            together.await();
            return new Ed25519KeyFile(file).openOrCreate(RANDOM).publicKey();
        };
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 20; round++) {
                Files.deleteIfExists(file);
                List<Ed25519PublicKey> keys = new ArrayList<>();
                for (Future<Ed25519PublicKey> key : executor.invokeAll(Collections.nCopies(threads, opening))) {
                    keys.add(key.get());
                }
                assertThat(keys).containsOnly(new Ed25519KeyFile(file).open().publicKey());
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(namesIn(directory)).containsExactly("signing key.pem");
    }

    @Test
    void givesProcessesThatCreateItAtOnceTheOneKey() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                processes.add(KeyFileProcess.start(file));
            }
            for (Process process : processes) {
                assertThat(process.inputReader().readLine()).isEqualTo("ready");
            }
            for (Process process : processes) {
                process.outputWriter().append("go\n").flush();
            }
            Set<String> keyIds = new HashSet<>();
            for (Process process : processes) {
                keyIds.add(process.inputReader().readLine());
                assertThat(process.waitFor()).isZero();
            }
            assertThat(keyIds).hasSize(1).doesNotContainNull();
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        assertThat(namesIn(directory)).containsExactly("signing key.pem");
    }

    private static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }

    private void write(byte[] content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content);
    }
}
