package io.jenkins.plugins.compliance.store;

import static io.jenkins.plugins.compliance.store.StoreFixture.reopened;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    private static final int PROCESSES = 4;
    private static final int THREADS = 8;
    private static final int ENTRIES = 100;

    @TempDir
    Path root;

    @Test
    void manyThreadsOfManyProcessesMakeOneChain() throws IOException, InterruptedException, ExecutionException {
        ExecutorService readers = Executors.newFixedThreadPool(PROCESSES);
        Map<String, Long> acknowledged = new HashMap<>();
        try {
            List<Future<Map<String, Long>>> outputs = new ArrayList<>();
            for (int process = 0; process < PROCESSES; process++) {
                Process started = StoreProcess.builder(List.of(), root, "p" + process, THREADS, ENTRIES, 100_000)
                        .start();
                outputs.add(readers.submit(acknowledgedBy(started)));
            }
            for (Future<Map<String, Long>> output : outputs) {
                acknowledged.putAll(output.get());
            }
        } finally {
            readers.shutdownNow();
        }
        assertThat(acknowledged).hasSize(PROCESSES * THREADS * ENTRIES);

        Map<String, Long> found = new HashMap<>();
        for (EvidenceEntry entry : reopened(root)) {
            assertThat(entry.sequence()).isEqualTo(found.size());
            found.put(StoreFixture.token(entry), entry.sequence());
        }
        assertThat(found).isEqualTo(acknowledged);
        assertThatEachThreadSawItsEntriesInOrder(acknowledged);
    }

    private static Callable<Map<String, Long>> acknowledgedBy(Process process) {
        return () -> {
            Map<String, Long> acknowledged = new HashMap<>();
            try (BufferedReader output = process.inputReader()) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    String[] parts = line.split(" ", 2);
                    acknowledged.put(parts[0], Long.valueOf(parts[1]));
                }
            }
            assertThat(process.waitFor()).isZero();
            return acknowledged;
        };
    }

    /** Linearizable: what a thread appends after an acknowledgement stands behind it. */
    private static void assertThatEachThreadSawItsEntriesInOrder(Map<String, Long> acknowledged) {
        for (int process = 0; process < PROCESSES; process++) {
            for (int thread = 0; thread < THREADS; thread++) {
                List<Long> sequences = new ArrayList<>();
                for (int i = 0; i < ENTRIES; i++) {
                    sequences.add(acknowledged.get("p" + process + "-" + thread + "-" + i));
                }
                assertThat(sequences).isSorted();
            }
        }
    }
}
