package io.jenkins.plugins.compliance.promotion;

import static io.jenkins.plugins.compliance.promotion.PromotionFixture.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Several processes promote one service, and one is killed by SIGKILL at every append. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the actions are written for a POSIX shell")
class ProcessesTest {

    private static final int PROCESSES = 4;
    private static final int PROMOTIONS = 3;
    private static final int SIGKILLED = 128 + 9;

    @TempDir
    private Path directory;

    private PromotionFixture shop;

    @BeforeEach
    void collect() throws Exception {
        shop = new PromotionFixture(directory);
        // The processes go by the system's clock, and evidence must not be stale by it.
        shop.clock.advance(java.time.Duration.between(
                shop.clock.instant(), InstantSource.system().instant()));
        shop.withEvidence(A);
        shop.store.close();
    }

    private static String output(Process process) throws Exception {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void ofManyProcessesOneHoldsTheServiceAtATime() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(
                    PromotionProcess.builder(directory, "p" + i, PROMOTIONS, -1).start());
        }
        for (Process process : processes) {
            String output = output(process);
            assertThat(process.waitFor()).as(output).isZero();
        }

        List<EvidenceEntry> entries = shop.entries(A);
        ChainRules.assertHolds(entries);
        assertThat(shop.events(A)).filteredOn("completed"::equals).hasSize(PROCESSES * PROMOTIONS);
        assertThat(shop.state(A).outOfPlaceCount()).isZero();
        assertThat(Files.readAllLines(directory.resolve("actions")))
                .doesNotHaveDuplicates()
                .hasSize(12);
    }

    @Test
    void oneKilledAtEachAppendIsTakenUpByTheNextProcess() throws Exception {
        int moment = 0;
        int exitCode = SIGKILLED;
        while (exitCode == SIGKILLED) {
            String id = "m" + moment;
            Process killed = PromotionProcess.builder(directory, id, 1, moment).start();
            String output = output(killed);
            exitCode = killed.waitFor();
            assertThat(exitCode).as(output).isIn(SIGKILLED, 0);

            Process next = PromotionProcess.builder(directory, id, 1, -1).start();
            output = output(next);
            assertThat(next.waitFor()).as(output).isZero();
            moment++;
        }

        assertThat(moment)
                .as("five appends, each before and after, and one that lived")
                .isEqualTo(11);
        ChainRules.assertHolds(shop.entries(A));
        assertThat(shop.events(A)).filteredOn("completed"::equals).hasSize(11);
        assertThat(shop.state(A).open()).isEmpty();
        // Killed between the action's end and its entry, it does not know, and runs again.
        assertThat(Files.readAllLines(directory.resolve("actions"))).hasSize(12);
    }
}
