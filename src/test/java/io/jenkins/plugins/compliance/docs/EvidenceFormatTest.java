package io.jenkins.plugins.compliance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.compliance.chain.json.CanonicalJson;
import io.jenkins.plugins.compliance.signing.CheckpointJson;
import io.jenkins.plugins.compliance.signing.attestation.EntryStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/evidence-format.md: its examples are what the code makes, and its way of checking by hand works. */
class EvidenceFormatTest {

    private static final Path PAGE = Path.of("docs", "evidence-format.md");

    private static final ExampleChain EXAMPLE = ExampleChain.create();

    @TempDir
    private Path directory;

    static Stream<Arguments> examples() throws Exception {
        return Stream.of(
                Arguments.of("chain", EXAMPLE.lines()),
                Arguments.of("checkpoint", utf8(EXAMPLE.checkpoint().bytes())),
                Arguments.of(
                        "checkpoint-json", utf8(CanonicalJson.write(CheckpointJson.of(EXAMPLE.checkpoint()))) + "\n"),
                Arguments.of("pem", EXAMPLE.key().publicKey().toPem()),
                Arguments.of("vkey", EXAMPLE.verifierKey() + "\n"),
                Arguments.of("key-history", EXAMPLE.keyHistory()),
                Arguments.of("tlog-proof", utf8(EXAMPLE.proof(0).bytes())),
                Arguments.of("statement", utf8(EntryStatement.of(EXAMPLE.entry(0))) + "\n"),
                Arguments.of("envelope", utf8(EXAMPLE.attestation(0)) + "\n"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsWhatTheCodeMakes(String name, String made) throws IOException {
        assertThat(example(name)).isEqualTo(made);
    }

    @Test
    void passesAnIntactChainByHand() throws Exception {
        writeExample();

        assertThat(check())
                .isEqualTo("OK: 3 entries, of which 3 are signed; the last hash is "
                        + EXAMPLE.entry(2).hash() + "\n0");
    }

    static Stream<Arguments> damage() {
        return Stream.of(
                Arguments.of(
                        "a changed value", "chain.jsonl", "requested", "rejected", "entry 0: the hash is not its own"),
                Arguments.of(
                        "a missing entry", "chain.jsonl", "(?m)^.*\"sequence\":1,.*\n", "", "entry 1: does not follow"),
                Arguments.of(
                        "a missing tail", "chain.jsonl", "(?m)^.*\"sequence\":2,.*\n", "", "2 entries, fewer than"),
                Arguments.of("another size", "checkpoints.txt", "\n3\n", "\n2\n", "the root is not the checkpoint's"),
                Arguments.of(
                        "another origin",
                        "checkpoints.txt",
                        "/service-a\n3",
                        "/service-b\n3",
                        "checkpoint's signature"),
                Arguments.of(
                        "another statement",
                        "attestation.json",
                        "\"payload\":\".",
                        "\"payload\":\"A",
                        "attestation's signature"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damage")
    void findsDamageByHand(String what, String file, String original, String changed, String reason) throws Exception {
        writeExample();
        Path damaged = directory.resolve(file);
        String intact = Files.readString(damaged);
        Files.writeString(damaged, intact.replaceFirst(original, changed));
        assertThat(damaged).content().isNotEqualTo(intact);

        assertThat(check()).contains("BROKEN: ").contains(reason).endsWith("\n1");
    }

    @Test
    void findsAnAttestationOfAnotherEntryByHand() throws Exception {
        writeExample();
        Files.write(directory.resolve("attestation.json"), EXAMPLE.attestation(1));

        assertThat(check())
                .contains("BROKEN: the attestation is of another entry")
                .endsWith("\n1");
    }

    private void writeExample() throws Exception {
        Files.writeString(directory.resolve("check.sh"), example("check.sh"));
        Files.writeString(directory.resolve("chain.jsonl"), EXAMPLE.lines());
        Files.write(directory.resolve("checkpoints.txt"), EXAMPLE.checkpointLog());
        Files.writeString(directory.resolve("key.vkey"), EXAMPLE.verifierKey() + "\n");
        Files.write(directory.resolve("attestation.json"), EXAMPLE.attestation(0));
    }

    /** What the script prints, and its exit status. */
    private String check() throws IOException, InterruptedException {
        assumeTrue(
                Stream.of("bash", "openssl", "sha256sum", "awk").allMatch(EvidenceFormatTest::isInstalled),
                "skipped: bash, openssl, sha256sum and awk are needed");
        ProcessBuilder builder = new ProcessBuilder("bash", "check.sh")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        // Bash complains of a locale that is not installed, before the script sets one that is.
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = utf8(process.getInputStream().readAllBytes());
        return output + process.waitFor();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private static String example(String name) throws IOException {
        Matcher block = Pattern.compile(
                        "<!-- example: " + Pattern.quote(name) + " -->\n```\\w+\n(.*?)```\n", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).as("the example " + name).isTrue();
        return block.group(1);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
