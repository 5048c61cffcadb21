package io.jenkins.plugins.compliance.bench;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.promotion.StatusFold;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * How long it takes to know where all services are: from nothing, when nothing is new, and when ten services have a new
 * entry each. The chains are files made without the store, promotions one after the other.
 *
 * <p>Arguments: directory, services, entries of each service; each has a default.
 */
public final class FoldBenchmark {

    private static final String[] EVENTS = {"requested", "gates_evaluated", "validated", "started", "completed"};
    private static final int CHANGED = 10;
    private static final Random RANDOM = new Random(4);

    private FoldBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] args) throws IOException {
        Path directory = Files.createTempDirectory(
                Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/bench")), "fold-");
        int services = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
        int entries = args.length > 2 ? Integer.parseInt(args[2]) : 1000;
        for (int i = 0; i < services; i++) {
            write(directory, service(i), entries);
        }
        try (LocalStore store = new LocalStore(directory, InstantSource.system(), RANDOM::nextLong)) {
            StatusFold fold = new StatusFold();
            time("first time", fold, store);
            time("nothing new", fold, store);
            for (int i = 0; i < CHANGED; i++) {
                try (EvidenceChain chain = store.chain(service(i))) {
                    chain.append(draft(service(i), entries));
                }
            }
            time(CHANGED + " new entries", fold, store);
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("heap at the end %d MiB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private static ServiceName service(int number) {
        return new ServiceName("service-" + number);
    }

    private static void time(String what, StatusFold fold, LocalStore store) throws IOException {
        long begin = System.nanoTime();
        long taken = fold.update(store);
        int known = fold.status().size();
        System.out.printf(
                "%s: %d entries, %d services, %.2f s%n", what, taken, known, (System.nanoTime() - begin) / 1e9);
    }

    private static void write(Path directory, ServiceName service, int entries) throws IOException {
        Path chain = Files.createDirectory(directory.resolve(service.value()));
        ChainHead head = ChainHead.EMPTY;
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(chain.resolve("00000000000000000000.jsonl")))) {
            for (int i = 0; i < entries; i++) {
                EvidenceEntry entry = head.seal(draft(service, i), Instant.EPOCH.plusSeconds(i), RANDOM::nextLong);
                out.write(entry.line());
                out.write('\n');
                head = ChainHead.at(entry);
            }
        }
    }

    private static EntryDraft draft(ServiceName service, int number) {
        String event = EVENTS[number % EVENTS.length];
        Map<String, Object> data = new TreeMap<>(Map.of(
                "event", event,
                "promotion", "p-" + number / EVENTS.length,
                "action", "promote",
                "from", "sandbox",
                "to", "compliant",
                "version", "1." + number / EVENTS.length,
                "verdict", "passed"));
        EntryType type = event.equals("gates_evaluated") || event.equals("validated")
                ? EntryType.VALIDATION
                : EntryType.PROMOTION;
        return EntryDraft.of(service, type, Map.of("provisional", true, "sprint", "1", "phase", "sprint1_poc"), data);
    }
}
