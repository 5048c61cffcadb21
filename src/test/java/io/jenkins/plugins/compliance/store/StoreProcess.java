package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process that appends and tells: each acknowledged entry is a line {@code <token> <sequence>} on its standard output,
 * each refusal a line {@code ! <message>}. Also what starts one.
 */
final class StoreProcess {

    /** Tokens that begin so are appended only where they were meant for, and end in {@code @<sequence>}. */
    static final String CONDITIONAL = "conditional";

    private static final int MORE_THAN_ANY_TEST_WAITS_FOR = 1_000_000;

    private StoreProcess() {}

    /** Arguments: root, prefix of the tokens, number of threads, number of entries of each (0 for no end), segment bytes. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Path root = Path.of(args[0]);
        String prefix = args[1];
        int threads = Integer.parseInt(args[2]);
        int count = Integer.parseInt(args[3]) == 0 ? MORE_THAN_ANY_TEST_WAITS_FOR : Integer.parseInt(args[3]);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (LocalStore store =
                new LocalStore(root, InstantSource.system(), StoreFixture.random(), Long.parseLong(args[4]))) {
            EvidenceChain chain = store.chain(StoreFixture.SERVICE);
            List<Future<?>> workers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String tokens = prefix + "-" + thread + "-";
                workers.add(executor.submit(() -> append(chain, tokens, count)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (StoreException e) {
            say("! " + e.getMessage());
        } finally {
            executor.shutdown();
        }
    }

    private static void append(EvidenceChain chain, String tokens, int count) {
        for (int i = 0; i < count; i++) {
            String token = tokens + i;
            try {
                EvidenceEntry entry = token.startsWith(CONDITIONAL)
                        ? appendWhereMeant(chain, token)
                        : chain.append(StoreFixture.draft(token));
                say(token + " " + entry.sequence());
            } catch (StoreException e) {
                say("! " + e.getMessage());
            }
        }
    }

    private static EvidenceEntry appendWhereMeant(EvidenceChain chain, String token) throws StoreException {
        Optional<EvidenceEntry> entry = Optional.empty();
        while (entry.isEmpty()) {
            ChainHead head = chain.head();
            entry = chain.appendIf(head, StoreFixture.draft(token + "@" + head.size()));
        }
        return entry.get();
    }

    /** One write for one line, so that a killed process has told it or not. */
    private static void say(String line) {
        byte[] bytes = (line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        synchronized (StoreProcess.class) {
            System.out.write(bytes, 0, bytes.length);
            System.out.flush();
        }
    }

    /** A Java that starts fast; {@code before} goes before it on the command line. */
    static ProcessBuilder builder(
            List<String> before, Path root, String prefix, int threads, int count, long segmentBytes) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-cp",
                location(LocalStore.class) + java.io.File.pathSeparator + location(StoreProcess.class),
                StoreProcess.class.getName(),
                root.toString(),
                prefix,
                Integer.toString(threads),
                Integer.toString(count),
                Long.toString(segmentBytes)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
