package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.SERVICE;
import static io.jenkins.plugins.compliance.store.StoreFixture.draft;
import static io.jenkins.plugins.compliance.store.StoreFixture.readAll;
import static io.jenkins.plugins.compliance.store.StoreFixture.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills writers by SIGKILL at random moments. What the kernel holds survives that, so this proves the order of things
 * inside the process: nothing is acknowledged before it is written, and a half-written line is recovered. What a power cut
 * takes beyond that, unwritten pages and cut writes, is {@link TornTailTest}'s.
 */
class CrashTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 200);
    private static final int THREADS = 4;
    private static final long SEGMENT_BYTES = 64 << 10;

    @RegisterExtension
    final QuarantineLog log = new QuarantineLog();

    @TempDir
    Path root;

    @Test
    void keepsEveryAcknowledgedEntryThroughHundredsOfKills() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Long> acknowledged = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            // One in four may hit the opening, and the recovery of what the kill before left.
            boolean anyTime = random.nextInt(4) == 0;
            int millis = anyTime ? random.nextInt(400) : 5 + random.nextInt(56);
            Map<String, Long> more = appendUntilKilled("p" + kill, anyTime, millis);
            assertThat(anyTime || !more.isEmpty())
                    .as("kill %d, seed %d", kill, seed)
                    .isTrue();
            acknowledged.putAll(more);
            // Each opening has verified the chain; that each entry is there is looked at now and then, and at the end.
            if (kill % 50 == 49) {
                assertNothingIsLost(acknowledged);
            }
        }
        assertNothingIsLost(acknowledged);
    }

    /**
     * What a process acknowledged before it was killed.
     *
     * @param anyTime whether to kill it so long after its start, rather than after its first acknowledgement
     */
    private Map<String, Long> appendUntilKilled(String prefix, boolean anyTime, int millis)
            throws IOException, InterruptedException {
        Process process = StoreProcess.builder(List.of(), root, prefix, THREADS, 0, SEGMENT_BYTES)
                .start();
        CountDownLatch begin = new CountDownLatch(anyTime ? 0 : 1);
        Thread killer = new Thread(() -> kill(process, begin, millis));
        killer.start();
        Map<String, Long> acknowledged = new HashMap<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                begin.countDown();
                int space = line.indexOf(' ');
                acknowledged.put(line.substring(0, space), Long.valueOf(line.substring(space + 1)));
            }
        }
        killer.join();
        assertThat(process.waitFor()).as("killed by SIGKILL").isEqualTo(128 + 9);
        return acknowledged;
    }

    private static void kill(Process process, CountDownLatch begin, int millis) {
        try {
            begin.await(10, TimeUnit.MINUTES);
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // By the handle: the process object would close the pipe with what is still in it.
        process.toHandle().destroyForcibly();
    }

    private void assertNothingIsLost(Map<String, Long> acknowledged) throws IOException {
        try (LocalStore store = store(root, SEGMENT_BYTES)) {
            EvidenceChain chain = store.chain(SERVICE);
            Map<String, Long> found = new HashMap<>();
            for (EvidenceEntry entry : readAll(chain)) {
                assertThat(found.put(StoreFixture.token(entry), entry.sequence()))
                        .as("appended twice")
                        .isNull();
            }
            assertThat(found).containsAllEntriesOf(acknowledged);
            assertThat(chain.append(draft("goes-on-" + found.size())).sequence())
                    .isEqualTo(found.size());
        }
    }
}
