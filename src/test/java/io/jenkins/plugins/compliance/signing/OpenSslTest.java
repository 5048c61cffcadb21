package io.jenkins.plugins.compliance.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Our keys and signatures before OpenSSL, and OpenSSL's before us. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "keys are made with owner-only POSIX permissions")
class OpenSslTest {

    private static final byte[] MESSAGE = "what was promoted\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private record Run(int status, String output) {}

    @BeforeAll
    static void requireOpenSslThatSignsRawMessages() throws InterruptedException {
        Run version;
        try {
            version = run(Path.of("."), "openssl", "version");
        } catch (IOException noSuchProgram) {
            version = new Run(-1, "");
        }
        assumeTrue(
                version.output().matches("(?s)OpenSSL (1\\.1\\.1|[3-9]).*"),
                "skipped: there is no OpenSSL 1.1.1 or later here");
    }

    @Test
    void verifiesOurSignatureWithOurExportedKey() throws Exception {
        Ed25519Signer signer = new Ed25519KeyFile(directory.resolve("key.pem")).create(new SecureRandom());
        write("public.pem", signer.publicKey().toPem());
        write("message", MESSAGE);
        write("signature", signer.sign(MESSAGE));

        assertThat(verify()).isEqualTo(new Run(0, "Signature Verified Successfully\n"));
    }

    @Test
    void refusesOurSignatureOverAnotherMessage() throws Exception {
        Ed25519Signer signer = Ed25519Signer.generate(new SecureRandom());
        write("public.pem", signer.publicKey().toPem());
        write("message", "another");
        write("signature", signer.sign(MESSAGE));

        assertThat(verify().status()).isNotZero();
    }

    @Test
    void readsTheKeyFileThatWeCreated() throws Exception {
        Ed25519Signer signer = new Ed25519KeyFile(directory.resolve("key.pem")).create(new SecureRandom());

        assertThat(openssl("pkey", "-in", "key.pem", "-pubout"))
                .isEqualTo(new Run(0, signer.publicKey().toPem()));
    }

    @Test
    void readsTheEncryptedKeyFileThatWeCreated() throws Exception {
        Ed25519Signer signer = new Ed25519KeyFile(directory.resolve("key.pem"), KeyFixtures.passphrase("pässwörd"))
                .create(new SecureRandom());

        write("passphrase", "pässwörd");

        assertThat(openssl("pkey", "-in", "key.pem", "-passin", "file:passphrase", "-pubout"))
                .isEqualTo(new Run(0, signer.publicKey().toPem()));
    }

    @Test
    void makesKeysThatWeRead() throws Exception {
        write("key.pem", "");
        openssl("genpkey", "-algorithm", "ed25519", "-out", "key.pem");

        assertThat(openssl("pkey", "-in", "key.pem", "-pubout").output())
                .isEqualTo(new Ed25519KeyFile(directory.resolve("key.pem"))
                        .open()
                        .publicKey()
                        .toPem());
    }

    @Test
    void makesEncryptedKeysThatWeRead() throws Exception {
        write("key.pem", "");
        openssl("genpkey", "-algorithm", "ed25519", "-aes-256-cbc", "-pass", "pass:phrase", "-out", "key.pem");

        assertThat(openssl("pkey", "-in", "key.pem", "-passin", "pass:phrase", "-pubout")
                        .output())
                .isEqualTo(new Ed25519KeyFile(directory.resolve("key.pem"), KeyFixtures.passphrase("phrase"))
                        .open()
                        .publicKey()
                        .toPem());
    }

    @Test
    void makesTheSameSignatureAsWeDo() throws Exception {
        Ed25519Signer signer = new Ed25519KeyFile(directory.resolve("key.pem")).create(new SecureRandom());
        write("message", MESSAGE);

        Run run = openssl("pkeyutl", "-sign", "-rawin", "-inkey", "key.pem", "-in", "message", "-out", "signature");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(directory.resolve("signature")).hasBinaryContent(signer.sign(MESSAGE));
    }

    private Run verify() throws IOException, InterruptedException {
        return openssl(
                "pkeyutl",
                "-verify",
                "-rawin",
                "-pubin",
                "-inkey",
                "public.pem",
                "-in",
                "message",
                "-sigfile",
                "signature");
    }

    private Run openssl(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "openssl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return run(directory, command);
    }

    private static Run run(Path where, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), output);
    }

    private void write(String name, String content) throws IOException {
        write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = Files.createFile(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content);
    }
}
