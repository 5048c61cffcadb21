package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the examples of README.md and docs: of each page, the blocks of shell below the comment {@code run}, one after the
 * other in one empty directory, every command of them in a JVM of its own. A command that is to fail says so by testing
 * its exit code.
 */
class DocumentedCommandsTest {

    private static final Path DOCS = Path.of("docs").toAbsolutePath();
    private static final Pattern EXAMPLE = Pattern.compile("<!-- run -->\n+```sh\n(.*?)```", Pattern.DOTALL);

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(DOCS)) {
            return Stream.concat(Stream.of(DOCS.resolveSibling("README.md")), docs)
                    .filter(page ->
                            page.toString().endsWith(".md") && !examples(page).isEmpty())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void examplesRun(Path page, @TempDir Path directory) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs /bin/bash");
        Path script = Files.writeString(directory.resolve(".examples.sh"), prelude() + examples(page));
        Path output = directory.resolve(".examples.out");
        Process bash = new ProcessBuilder("/bin/bash", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        boolean ended = bash.waitFor(10, TimeUnit.MINUTES);
        bash.destroyForcibly();

        assertThat(ended).as("the examples end").isTrue();
        assertThat(bash.exitValue()).as(Files.readString(output)).isZero();
    }

    @Test
    void theReadmeAndTheCommandLinesPageHaveExamples() throws IOException {
        assertThat(pages()).contains(DOCS.resolve("cli.md"), DOCS.resolveSibling("README.md"));
    }

    @Test
    void everyCommandStandsOnAPage() throws IOException {
        String pages = Files.readString(DOCS.resolveSibling("README.md"));
        try (Stream<Path> docs = Files.list(DOCS)) {
            for (Path page : docs.filter(doc -> doc.toString().endsWith(".md")).toList()) {
                pages += Files.readString(page);
            }
        }
        String help = new Cli().run("--help").out();
        List<String> commands = Pattern.compile("^  ([a-z][a-z-]+)(?= |$)", Pattern.MULTILINE)
                .matcher(help)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(commands).contains("verify", "drill");
        assertThat(pages)
                .contains(commands.stream()
                        .map(command -> "compliance " + command)
                        .toList());
    }

    private static String examples(Path page) {
        try {
            return EXAMPLE.matcher(Files.readString(page))
                    .results()
                    .map((MatchResult example) -> example.group(1))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String prelude() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return """
                set -euo pipefail
                compliance() {
                  '%s' -XX:TieredStopAtLevel=1 -cp '%s' io.jenkins.plugins.compliance.cli.Compliance "$@"
                }
                set -x
                """.formatted(java, System.getProperty("java.class.path"));
    }
}
