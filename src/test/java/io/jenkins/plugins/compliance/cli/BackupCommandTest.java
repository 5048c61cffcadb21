package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {

    @TempDir
    private Path directory;

    private Path home;
    private Path copy;

    @BeforeEach
    void collect() throws Exception {
        home = directory.resolve("home");
        copy = directory.resolve("copy");
        Path report = Files.writeString(
                directory.resolve("lcov.info"), "TN:\nSF:app.js\nDA:1,1\nLF:1\nLH:1\nend_of_record\n");
        Cli.Result collected = new Cli().run("collect", "service-a", "--coverage", report, "--home", home);
        assertThat(collected.exitCode()).as(collected.err()).isZero();
    }

    @Test
    void copiesWhatCanBeUsedInPlaceOfTheOriginal() {
        Cli.Result result = new Cli().run("backup", "--home", home, "--to", copy);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("service-a  1 of 1 entries copied and verified", "evidence  2 files copied");
        assertThat(new Cli().run("verify", copy.resolve("chains/service-a")).exitCode())
                .isZero();
        assertThat(new Cli().run("status", "--home", copy).out())
                .isEqualTo(new Cli().run("status", "--home", home).out());
    }

    @Test
    void endsWithOneWhenTheCopyWasAltered() throws Exception {
        new Cli().run("backup", "--home", home, "--to", copy);
        Path segment = copy.resolve("chains/service-a/00000000000000000000.jsonl");
        Files.writeString(segment, Files.readString(segment).replace("coverage", "c0verage"));

        Cli.Result result = new Cli().run("backup", "--home", home, "--to", copy, "--quick");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("finding: byte ");
        assertThat(Files.readString(segment)).contains("c0verage");
    }

    @Test
    void makesNothingWhereThereAreNoChains() {
        Cli.Result result = new Cli().run("backup", "--home", directory.resolve("none"), "--to", copy);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(copy).doesNotExist();
    }
}
