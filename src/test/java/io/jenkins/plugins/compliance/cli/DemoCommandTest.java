package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @TempDir
    private Path temporary;

    @Test
    void promotesRefusesRollsBackAndFindsOutWhoTampers() {
        Cli.Result result = new Cli().run("demo", temporary.resolve("demo"));

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsSubsequence(
                        "# evidence_collection",
                        "# service_a_promotion",
                        "deploying service-a 1.4.0",
                        "COMPLETED, promotion demo-1",
                        "REJECTED, promotion demo-2",
                        "coverage.line is 31.11, at least 80 is required",
                        "COMPLETED, promotion demo-3",
                        "# basic_rollback",
                        "rollback to 1.4.0",
                        "finding 1: hash, entry 10",
                        "BROKEN",
                        "VALID");
    }

    @Test
    void endsWithTheLineThatVerifiesThePackage() {
        Path demo = temporary.resolve("demo");

        String last = new Cli()
                .run("demo", demo)
                .out()
                .lines()
                .reduce((before, line) -> line)
                .orElseThrow();

        String line = "Verify  java -jar target/compliance-promotion-cli.jar ";
        assertThat(last).startsWith(line + "verify ");
        Object[] arguments = last.substring(line.length()).split(" ");
        assertThat(new Cli().run(arguments).exitCode()).isZero();
    }

    @Test
    void leavesWhatThereIsToLookAt() {
        Path demo = temporary.resolve("demo");

        new Cli().run("demo", demo);

        for (String name : List.of("service-a-1.4.0.zip", "report.html", "audit-log.jsonl", "status.md", "demo.cast")) {
            assertThat(demo.resolve(name)).isNotEmptyFile();
        }
    }

    @Test
    void recordsWhatItShows() throws Exception {
        Path demo = temporary.resolve("demo");

        String shown = new Cli().run("demo", demo).out();

        List<String> lines = Files.readAllLines(demo.resolve("demo.cast"));
        assertThat(lines.get(0)).contains("\"version\":2", "\"width\":", "\"height\":");
        StringBuilder recorded = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            JsonArray event = (JsonArray) JsonParser.parse(line.getBytes(StandardCharsets.UTF_8), JsonLimits.ENTRY);
            assertThat(event.elements()).hasSize(3);
            recorded.append(((JsonString) event.elements().get(2)).value());
        }
        assertThat(recorded.toString().replace("\r\n", "\n")).isEqualTo(shown);
    }

    @Test
    void takesThePlaceOfAnEarlierDemo() {
        Path demo = temporary.resolve("demo");
        new Cli().run("demo", demo);

        assertThat(new Cli().run("demo", demo).exitCode()).isZero();
    }

    @Test
    void leavesADirectoryAloneThatIsNoDemo() throws Exception {
        Path mine = Files.createDirectory(temporary.resolve("mine"));
        Path file = Files.writeString(mine.resolve("thesis.txt"), "years of work");

        Cli.Result result = new Cli().run("demo", mine);

        assertThat(result.exitCode()).isEqualTo(ExitCodes.CANNOT_TELL);
        assertThat(result.err()).contains("is not an earlier demo's");
        assertThat(file).hasContent("years of work");
    }
}
