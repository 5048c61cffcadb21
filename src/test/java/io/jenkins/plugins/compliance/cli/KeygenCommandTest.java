package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.note.VerifierKey;
import io.jenkins.plugins.compliance.signing.Ed25519KeyFile;
import io.jenkins.plugins.compliance.signing.Ed25519PublicKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeygenCommandTest {

    @TempDir
    private Path directory;

    @Test
    void makesAKeyForItsOwnerAloneAndPrintsItsPublicHalf() throws Exception {
        Path file = directory.resolve("audit.key");

        Cli.Result result = new Cli().run("keygen", file, "--key-name", Cli.KEY_NAME);

        VerifierKey key = VerifierKey.parse(result.out().strip());
        assertThat(key.identity().name()).isEqualTo(Cli.KEY_NAME);
        assertThat(key.publicKey())
                .isEqualTo(new Ed25519KeyFile(file).open().publicKey().bytes());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void overwritesNoKey() {
        Path file = directory.resolve("audit.key");
        new Cli().run("keygen", file, "--key-name", Cli.KEY_NAME);

        Cli.Result result = new Cli().run("keygen", file, "--key-name", Cli.KEY_NAME);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("compliance keygen: " + file + " exists already");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void showsThePublicHalfOfAKeyInEitherForm() throws Exception {
        Path file = directory.resolve("audit.key");
        String vkey = new Cli().run("keygen", file, "--key-name", Cli.KEY_NAME).out();

        assertThat(new Cli()
                        .run("keygen", file, "--public", "vkey", "--key-name", Cli.KEY_NAME)
                        .out())
                .isEqualTo(vkey);
        assertThat(Ed25519PublicKey.ofPem(
                                new Cli().run("keygen", file, "--public", "pem").out(), "output")
                        .bytes())
                .isEqualTo(VerifierKey.parse(vkey.strip()).publicKey());
    }

    @Test
    void makesNoKeyToShowItsPublicHalf() {
        Path file = directory.resolve("audit.key");

        Cli.Result result = new Cli().run("keygen", file, "--public", "pem");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("compliance keygen: there is no key file " + file + "\n");
        assertThat(file).doesNotExist();
    }

    @Test
    void reportsAsJson() {
        Cli.Result result =
                new Cli().run("keygen", directory.resolve("audit.key"), "--key-name", Cli.KEY_NAME, "--json");

        assertThat(result.out())
                .matches("\\{\"key_id\":\"[0-9a-f]{64}\",\"pem\":\"-----BEGIN PUBLIC KEY-----.*\",\"vkey\":\""
                        + Cli.KEY_NAME + "\\+.*\"}\n");
    }

    @Test
    void encryptsTheKeyByThePassphraseInAFile() throws Exception {
        Path file = directory.resolve("audit.key");
        Path passphrase = Files.writeString(directory.resolve("passphrase"), "correct horse\r\nsecond line\n");
        Path wrong = Files.writeString(directory.resolve("wrong"), "battery staple\n");

        String vkey = new Cli()
                .run("keygen", file, "--key-name", Cli.KEY_NAME, "--passphrase-file", passphrase)
                .out();

        assertThat(file).content().startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(new Ed25519KeyFile(file, "correct horse"::toCharArray)
                        .open()
                        .publicKey()
                        .bytes())
                .isEqualTo(VerifierKey.parse(vkey.strip()).publicKey());
        assertThat(new Cli()
                        .run("keygen", file, "--public", "pem", "--passphrase-file", wrong)
                        .exitCode())
                .isEqualTo(2);
        assertThat(new Cli().run("keygen", file, "--public", "pem").err()).contains("--passphrase-file");
    }
}
