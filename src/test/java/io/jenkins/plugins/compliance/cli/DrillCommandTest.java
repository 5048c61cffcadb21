package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.drill.AttackMatrix;
import io.jenkins.plugins.compliance.schema.PublishedSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillCommandTest {

    @TempDir
    private Path directory;

    @Test
    void showsEachAttackAndTheVerdictLast() throws Exception {
        ChainFixture chain =
                ChainFixture.of(directory, "requested", "validated").signed();
        chain.append("completed");
        chain.checkpoint();

        Cli.Result result = new Cli().run("drill", chain.chain(), "--key", chain.vkey(), "--seed", 7);

        assertThat(result.out())
                .startsWith("flip-data                       detected        by ")
                .contains("\ndelete-tail                     detected        by tail\n")
                .endsWith("\nentries       3\nseed          7\nPASSED: "
                        + AttackMatrix.attacks().size() + " attacks detected, 0 missed, 0 not applicable\n");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void saysThatItSignedACheckpointItself() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "validated");

        Cli.Result result = new Cli().run("drill", chain.file());

        assertThat(result.out())
                .contains(
                        "note          no checkpoint by a trusted key was there; the drill signed one with a temporary"
                                + " key");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void saysWhatNoCheckpointCovers() throws Exception {
        ChainFixture chain =
                ChainFixture.of(directory, "requested", "validated").signed();
        chain.append("completed");

        Cli.Result result = new Cli().run("drill", chain.chain(), "--key", chain.vkey());

        assertThat(result.out()).contains("left out      1 later entries, which no signed checkpoint covers");
    }

    @Test
    void drillsWithAGivenCheckpoint() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "validated");
        Path checkpoint =
                Files.write(directory.resolve("newest"), chain.checkpoint().bytes());

        Cli.Result result =
                new Cli().in(chain.bytes()).run("drill", "-", "--checkpoint", checkpoint, "--key", chain.vkey());

        assertThat(result.out()).doesNotContain("temporary key").contains("PASSED");
    }

    @Test
    void doesNotDrillABrokenChain() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");
        ChainFixture.replace(chain.segment(0), "\"requested\"", "\"approved\"");

        Cli.Result result = new Cli().run("drill", chain.chain());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .endsWith("NOT DRILLED: the verdict on the untouched chain is: broken; see compliance verify "
                        + chain.chain() + "\n");
    }

    @Test
    void cannotTellOfAnEmptyChain() {
        Cli.Result result = new Cli().run("drill", "-");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out())
                .endsWith("NOT DRILLED: the verdict on the untouched chain is: cannot tell; see compliance"
                        + " verify -\n");
    }

    @Test
    void reportsAsJson() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");

        Cli.Result result = new Cli().run("drill", chain.chain(), "--json", "--seed", Long.MIN_VALUE);

        assertThat(PublishedSchema.DRILL_REPORT.errors(result.out())).isEmpty();
        assertThat(result.out())
                .contains("\"seed\":\"-9223372036854775808\"")
                .contains("\"missed\":0")
                .contains("\"temporary_key\":true")
                .contains("\"attack\":\"delete-middle\",\"description\":\"an entry between first and last is gone\","
                        + "\"finding_counts\":{},\"note\":\"needs 3 entries\",\"outcome\":\"not_applicable\"");
    }

    @Test
    void reportsNoDrillAsJson() {
        Cli.Result result = new Cli().run("drill", "-", "--json");

        assertThat(PublishedSchema.DRILL_REPORT.errors(result.out())).isEmpty();
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void leavesTheCopiesToTheirOwnerWhenAsked() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested", "completed");
        Path kept = directory.resolve("kept");

        new Cli().run("drill", chain.chain(), "--keep", kept);

        assertThat(new Cli()
                        .run("verify", kept.resolve("alter-data/chain.jsonl"))
                        .exitCode())
                .isEqualTo(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rwx------");
    }

    @Test
    void keepsNoCopiesAmongOtherFiles() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");

        Cli.Result result = new Cli().run("drill", chain.chain(), "--keep", directory);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("compliance drill: " + directory + " exists already; choose another name\n");
    }

    @Test
    void drawsABarWhereOnlyTheReportIsPrinted() throws Exception {
        ChainFixture chain = ChainFixture.of(directory, "requested");
        AtomicLong time = new AtomicLong();

        Cli.Result result = new Cli()
                .terminal()
                .nanoTime(() -> time.addAndGet(2_000_000_000L))
                .run("drill", chain.chain(), "--json");

        assertThat(result.err()).contains("Drilling");
    }
}
