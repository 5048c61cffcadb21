package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.SERVICE;
import static io.jenkins.plugins.compliance.store.StoreFixture.store;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a copying process by SIGKILL in the middle of its work. */
class BackupCrashTest {

    private static final int KILLS = Integer.getInteger("backup.kills", 8);

    @TempDir
    private Path directory;

    @Test
    void theNextRunGoesOnFromWhereverAKilledOneWas() throws Exception {
        Path chains = directory.resolve("chains");
        Path evidence = directory.resolve("evidence");
        try (LocalStore source = store(chains, 10_000);
                EvidenceChain chain = source.chain(SERVICE)) {
            StoreFixture.append(chain, 0, 200);
            long seed = System.nanoTime();
            Random random = new Random(seed);
            for (int kill = 0; kill < KILLS; kill++) {
                Path copies = directory.resolve("copies-" + kill);
                killWhileCopying(chains, evidence, copies, random.nextInt(60));
                try (Stream<Path> each = Files.list(copies)) {
                    for (Path target : each.toList()) {
                        assertThat(new BackupStore(source, evidence, target, InstantSource.system())
                                        .backUp(true)
                                        .chains())
                                .as("kill %d, seed %d, %s", kill, seed, target)
                                .singleElement()
                                .satisfies(state -> {
                                    assertThat(state.findings()).isEmpty();
                                    assertThat(state.verified()).isEqualTo(200);
                                });
                    }
                }
            }
        }
    }

    private static void killWhileCopying(Path chains, Path evidence, Path copies, int millis)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx96m",
                        "-cp",
                        StoreProcess.location(LocalStore.class)
                                + File.pathSeparator
                                + StoreProcess.location(BackupProcess.class),
                        BackupProcess.class.getName(),
                        chains.toString(),
                        evidence.toString(),
                        copies.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).as("the first copy").isNotNull();
            TimeUnit.MILLISECONDS.sleep(millis);
            process.toHandle().destroyForcibly();
            output.transferTo(java.io.Writer.nullWriter());
        }
        assertThat(process.waitFor()).as("killed by SIGKILL").isEqualTo(128 + 9);
    }
}
