package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComplianceTest {

    @TempDir
    private Path directory;

    static List<String> commands() {
        return List.of(
                "collect",
                "plan",
                "promote",
                "rollback",
                "status",
                "waive",
                "abandon",
                "verify",
                "log",
                "append",
                "checkpoint",
                "prove",
                "verify-proof",
                "export",
                "backup",
                "keygen",
                "drill",
                "generate-completion");
    }

    @Test
    void listsItsCommandsAndExitCodes() {
        Cli.Result result = new Cli().run("--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains(commands()).contains("64  the command line was not understood");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void explainsEachCommand(String command) {
        Cli.Result result = new Cli().run(command, "--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Usage: compliance " + command);
    }

    @Test
    void saysItsVersion() {
        assertThat(new Cli().run("--version").out()).startsWith("compliance ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "verfy",
                "verify",
                "verify a b",
                "verify --no-such-option a",
                "collect service-a",
                "collect service-a --sast f --format word",
                "collect service-a --sast f --version -1",
                "plan service-a",
                "plan service-a --from a --to b",
                "promote service-a --from a --to b --version 1",
                "promote service-a --from a --to b --version 1;2 --exec true",
                "promote service-a --from a/b --to b --version 1 --exec true",
                "promote service-a --from a --to b --version 1 --exec true --id ../x",
                "promote service-a --from a --to b --version 1 --exec true --mode parallel",
                "promote --from a --to b --version 1 --exec true",
                "rollback service-a --exec true",
                "rollback service-a --to-version 1",
                "rollback service-a --to-version 1 --to-sequence 2 --exec true",
                "waive service-a gate --reason r --owner o",
                "waive service-a gate --reason r --owner o --expires 2001-01-01",
                "abandon service-a --id p",
                "verify --expect-size many a",
                "verify --expect-size -1 a",
                "verify --expect-head abc a",
                "verify --service Service_A a",
                "verify --threads 0 a",
                "verify --max-findings -1 a",
                "log",
                "log --since yesterday a",
                "log --type approval a",
                "append",
                "append root --checkpoint",
                "append root --checkpoint --key-file k",
                "append root --key-file k",
                "checkpoint chain",
                "checkpoint chain --key-file k",
                "checkpoint chain --key-name n",
                "prove chain",
                "prove chain first",
                "verify-proof proof",
                "verify-proof proof --entry e",
                "export chain",
                "export chain --dsse",
                "keygen",
                "keygen k",
                "keygen k --public der",
                "drill",
                "drill c --seed x"
            })
    void refusesACommandLineThatItDoesNotUnderstand(String line) {
        Cli.Result result = new Cli().run((Object[]) line.strip().split(" ", -1));

        assertThat(result.exitCode()).isEqualTo(64);
        assertThat(result.err())
                .startsWith("compliance")
                .contains("Try: compliance")
                .contains(" --help\n");
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--key-name=a b", "--key-name=a+b", "--key-name="})
    void refusesANameThatNoKeyCanHaveBeforeItMakesAKey(String option) {
        Path file = directory.resolve("key");

        assertThat(new Cli().run("keygen", file, option).exitCode()).isEqualTo(64);
        assertThat(file).doesNotExist();
    }

    @Test
    void doesNotTakeAFileNameForAFileOfArguments() throws IOException {
        Files.writeString(directory.resolve("arguments"), "--help\n");

        Cli.Result result = new Cli().run("verify", "@" + directory.resolve("arguments"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("there is no @");
    }

    @Test
    void lettingNothingFromTheCommandLineSteerTheTerminal() {
        Cli.Result result = new Cli().terminal().run("verify", "a", "\u001b[2J@|bold b|@");

        assertThat(result.err()).contains("\\u001b[2J@|bold b|@").matches("[\\x20-\\x7e\n]*");
    }

    @Test
    void writesACompletionScriptThatBashReads() throws Exception {
        Path script = Files.writeString(
                directory.resolve("completion"),
                new Cli().run("generate-completion").out());

        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        "-c",
                        ". '" + script + "' && COMP_WORDS=(compliance ver) COMP_CWORD=1 && _complete_compliance"
                                + " && echo \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true);
        // Bash complains of a locale that is not installed.
        builder.environment().put("LC_ALL", "C");
        Process bash = builder.start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("verify verify-proof\n");
    }

    @Test
    void failsWhenItsOutputIsLost() throws IOException {
        ChainFixture chain = ChainFixture.of(directory, "requested");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exitCode = new Compliance(new CliEnvironment(
                        System.in,
                        new PrintStream(full, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false,
                        false,
                        InstantSource.system(),
                        new SecureRandom(),
                        () -> 0,
                        () -> false))
                .run("verify", chain.chain().toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("compliance: not all of the output could be written\n");
    }
}
