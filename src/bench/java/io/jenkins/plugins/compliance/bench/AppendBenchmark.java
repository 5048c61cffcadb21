package io.jenkins.plugins.compliance.bench;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Durable appends a second, as a ratio to a bare loop of {@code write} and {@code fdatasync} with as many threads and
 * lines of the same length, on the same disk. Both take turns for several rounds, because a disk's speed changes while
 * one looks; the ratio is the median of the rounds' ratios.
 *
 * <p>Arguments: directory, rounds, seconds of each half of a round.
 */
public final class AppendBenchmark {

    private static final int LINE_BYTES = 1024;
    private static final int[] CALLERS = {1, 16, 64};
    private static final ServiceName SERVICE = new ServiceName("benchmark");

    private final Path directory;
    private final int rounds;
    private final double seconds;
    private final EntryDraft draft = draft();
    private int run;

    private AppendBenchmark(Path directory, int rounds, double seconds) {
        this.directory = directory;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /** Something that is durable when it returns. */
    @FunctionalInterface
    private interface Append {
        void run() throws IOException;
    }

    /** Runs the benchmark and prints a Markdown table. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Path directory = Path.of(args.length > 0 ? args[0] : "target/append-benchmark");
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
        double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 2;
        Files.createDirectories(directory);
        System.out.printf(
                "Lines of %d bytes on %s, %d rounds of %.1f s each, %d processors, Java %s%n%n",
                LINE_BYTES,
                Files.getFileStore(directory).type(),
                rounds,
                seconds,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
        AppendBenchmark benchmark = new AppendBenchmark(directory, rounds, seconds);
        System.out.println(
                "| Callers | Bare loop, entries/s | Store, entries/s | Median ratio | Lowest, highest ratio |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: |");
        for (int callers : CALLERS) {
            benchmark.compare(callers);
        }
        System.out.printf("%nBare loop of one thread into a preallocated file: %.0f/s%n", benchmark.preallocated());
    }

    private void compare(int callers) throws IOException, InterruptedException, ExecutionException {
        bare(callers);
        store(callers);
        double[] bare = new double[rounds];
        double[] store = new double[rounds];
        double[] ratio = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            bare[round] = bare(callers);
            store[round] = store(callers);
            ratio[round] = store[round] / bare[round];
        }
        System.out.printf(
                "| %d | %.0f | %.0f | %.2f | %.2f, %.2f |%n",
                callers,
                median(bare),
                median(store),
                median(ratio),
                Arrays.stream(ratio).min().orElseThrow(),
                Arrays.stream(ratio).max().orElseThrow());
    }

    private double bare(int callers) throws IOException, InterruptedException, ExecutionException {
        Path file = directory.resolve("bare-" + run++);
        byte[] line = line();
        try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE, APPEND)) {
            return rate(callers, () -> {
                ByteBuffer buffer =
                        ByteBuffer.allocateDirect(LINE_BYTES).put(line).flip();
                return () -> {
                    channel.write(buffer.rewind());
                    channel.force(false);
                };
            });
        } finally {
            Files.delete(file);
        }
    }

    private double store(int callers) throws IOException, InterruptedException, ExecutionException {
        Path root = directory.resolve("store-" + run++);
        try (LocalStore store = new LocalStore(root, InstantSource.system(), new SecureRandom()::nextLong);
                EvidenceChain chain = store.chain(SERVICE)) {
            return rate(callers, () -> () -> chain.append(draft));
        } finally {
            delete(root);
        }
    }

    private double preallocated() throws IOException, InterruptedException, ExecutionException {
        Path file = directory.resolve("preallocated");
        byte[] line = line();
        long capacity = LINE_BYTES * (long) (seconds * 50_000);
        try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
            while (channel.size() < capacity) {
                channel.write(zeros.rewind());
            }
            channel.force(true);
            channel.position(0);
            ByteBuffer buffer = ByteBuffer.allocateDirect(LINE_BYTES).put(line).flip();
            return rate(1, () -> () -> {
                channel.write(buffer.rewind());
                channel.force(false);
            });
        } finally {
            Files.delete(file);
        }
    }

    /** Calls a second over all threads, each with an append of its own. */
    private double rate(int threads, Supplier<Append> appends) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            long begin = System.nanoTime();
            long end = begin + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Append append = appends.get();
                counts.add(executor.submit(() -> {
                    long count = 0;
                    while (System.nanoTime() < end) {
                        append.run();
                        count++;
                    }
                    return count;
                }));
            }
            long total = 0;
            for (Future<Long> count : counts) {
                total += count.get();
            }
            return total * 1e9 / (System.nanoTime() - begin);
        } finally {
            executor.shutdown();
        }
    }

    /** A line of the length that the draft's entries have. */
    private byte[] line() {
        byte[] entry = ChainHead.EMPTY
                .seal(draft, Instant.EPOCH, new SecureRandom()::nextLong)
                .line();
        byte[] line = Arrays.copyOf(entry, LINE_BYTES);
        line[LINE_BYTES - 1] = '\n';
        return line;
    }

    /** Evidence as a promotion leaves it, filled up to lines of about the length. */
    private static EntryDraft draft() {
        EntryDraft unfilled = draft("");
        int length = ChainHead.EMPTY.seal(unfilled, Instant.EPOCH, () -> 0).line().length;
        // Sequences have five digits as a rule, of which one is counted.
        return draft("x".repeat(LINE_BYTES - 1 - length - 4));
    }

    private static EntryDraft draft(String note) {
        return EntryDraft.of(
                SERVICE,
                EntryType.PROMOTION,
                Map.of("provisional", true, "sprint", "1", "tags", List.of("sprint1_poc", "pending_worm_migration")),
                Map.of(
                        "event",
                        "evidence_collected",
                        "files",
                        List.of(
                                Map.of("name", "sast.sarif", "size", 123_456, "sha256", "0".repeat(64)),
                                Map.of("name", "jacoco.xml", "size", 98_765, "sha256", "f".repeat(64))),
                        "note",
                        note));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void delete(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
