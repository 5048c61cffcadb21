package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.signing.UnusableKeyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WorkspaceTest {

    @TempDir
    private Path home;

    @Test
    void isTheDirectoryComplianceUnlessSaidOtherwise() {
        assertThat(new Workspace().chains()).isEqualTo(Path.of("compliance", "chains"));
    }

    @Test
    void signsNothingWithoutAKey() throws Exception {
        assertThat(at(home).signer()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void signsUnderTheNameInTheVerifierKeyFile() throws Exception {
        String vkey = keygen(home.resolve("signing.key"));
        Files.writeString(home.resolve("signing.vkey"), vkey);

        assertThat(at(home).signer().orElseThrow().verifierKey().format() + "\n")
                .isEqualTo(vkey);
    }

    @Test
    void refusesAKeyThatNoVerifierKeyNames() throws Exception {
        keygen(home.resolve("signing.key"));

        assertThatThrownBy(() -> at(home).signer()).isInstanceOf(UnusableKeyException.class);
    }

    @Test
    void refusesAVerifierKeyOfAnotherKey() throws Exception {
        keygen(home.resolve("signing.key"));
        Files.writeString(home.resolve("signing.vkey"), keygen(home.resolve("another.key")));

        assertThatThrownBy(() -> at(home).signer())
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("signing.vkey is not the public half of")
                .hasMessageContaining("compliance keygen --public=vkey");
    }

    private static String keygen(Path file) {
        return new Cli().run("keygen", file, "--key-name", Cli.KEY_NAME).out();
    }

    @CommandLine.Command
    private static final class AnyCommand {
        @CommandLine.Mixin
        private final Workspace workspace = new Workspace();
    }

    private static Workspace at(Path home) {
        AnyCommand command = new AnyCommand();
        new CommandLine(command).parseArgs("--home", home.toString());
        return command.workspace;
    }
}
