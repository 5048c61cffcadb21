package io.jenkins.plugins.compliance.store;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/** A store and drafts to put into it. */
final class StoreFixture {

    static final ServiceName SERVICE = new ServiceName("service-a");

    private StoreFixture() {}

    static LocalStore store(Path root) {
        return store(root, LocalStore.SEGMENT_BYTES);
    }

    static LocalStore store(Path root, long segmentBytes) {
        return new LocalStore(root, InstantSource.system(), random(), segmentBytes);
    }

    static LocalStore store(Path root, Disk disk) {
        return store(root, disk, LocalStore.SEGMENT_BYTES);
    }

    static LocalStore store(Path root, Disk disk, long segmentBytes) {
        return new LocalStore(
                root, new LocalSettings(disk, new Sealer(InstantSource.system(), random()), segmentBytes));
    }

    static LongSupplier random() {
        Random random = new Random();
        return random::nextLong;
    }

    static EntryDraft draft(String token) {
        return EntryDraft.of(SERVICE, EntryType.PROMOTION, Map.of(), Map.of("event", "requested", "token", token));
    }

    static String token(EvidenceEntry entry) {
        return entry.data().text("token").orElseThrow();
    }

    /** Appends entries of the tokens {@code <from>} up to {@code <to - 1>}. */
    static List<EvidenceEntry> append(EvidenceChain chain, int from, int to) throws IOException {
        List<EvidenceEntry> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            entries.add(chain.append(draft(Integer.toString(i))));
        }
        return entries;
    }

    static List<EvidenceEntry> read(EvidenceChain chain, long from, long to) throws IOException {
        try (EntryReader reader = chain.read(from, to)) {
            return readAll(reader);
        }
    }

    static List<EvidenceEntry> readAll(EntryReader reader) throws IOException {
        List<EvidenceEntry> entries = new ArrayList<>();
        for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            entries.add(entry.get());
        }
        return entries;
    }

    static List<EvidenceEntry> readAll(EvidenceChain chain) throws IOException {
        return read(chain, 0, Long.MAX_VALUE);
    }

    /** The entries of a chain as a reopened store sees them, after it has verified them. */
    static List<EvidenceEntry> reopened(Path root) throws IOException {
        try (LocalStore store = store(root)) {
            return readAll(store.chain(SERVICE));
        }
    }

    static Path segment(Path root, long firstSequence) {
        return Segment.in(root.resolve(SERVICE.value()), firstSequence).file();
    }

    static Path inChain(Path root, String name) {
        return root.resolve(SERVICE.value()).resolve(name);
    }
}
