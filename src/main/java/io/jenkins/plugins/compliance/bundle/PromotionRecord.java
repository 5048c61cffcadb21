package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.FileReference;
import io.jenkins.plugins.compliance.promotion.PromotionEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * All that a chain says of one promotion: its own entries, each of them where the life cycle has it, and those of the
 * evidence that its gates were last evaluated on. Immutable.
 *
 * @param service whose promotion
 * @param promotion its identifier
 * @param entries the promotion's entries in their order
 * @param course those of them that moved it from phase to phase, from the request on
 * @param items the {@code evidence} of the last {@code gates_evaluated}
 * @param evidence the {@code evidence_collected} entries those name, in their order
 */
record PromotionRecord(
        ServiceName service,
        String promotion,
        List<EvidenceEntry> entries,
        List<Step> course,
        List<Item> items,
        List<EvidenceEntry> evidence) {

    /** Where the entries come from; called twice. */
    interface Source {
        /** Gives every entry of the chain to the consumer, in their order. */
        void forEach(EntryConsumer consumer) throws IOException, BrokenPackageException;
    }

    /** Takes entries. */
    interface EntryConsumer {
        void accept(EvidenceEntry entry);
    }

    /** An entry, and how it moved the promotion. */
    record Step(PromotionEvent event, EvidenceEntry entry) {}

    /**
     * What gates found of one kind of evidence.
     *
     * @param kind which kind
     * @param status {@code present}, {@code missing} or {@code stale}
     * @param sequence the evidence's entry; empty when there is none
     * @param hash that entry's hash; empty when there is none
     */
    record Item(EvidenceKind kind, String status, OptionalLong sequence, Optional<String> hash) {}

    /** The kinds of evidence without which a package says that they are missing. */
    private static final List<EvidenceKind> CUSTOMARY = List.of(EvidenceKind.COVERAGE, EvidenceKind.SAST);

    /** More than any promotion has; a package is not to fill the memory. */
    private static final int MOST_ENTRIES = 10_000;

    PromotionRecord {
        entries = List.copyOf(entries);
        course = List.copyOf(course);
        items = List.copyOf(items);
        evidence = List.copyOf(evidence);
    }

    /**
     * Collects the record.
     *
     * @throws LifeCycleException when entries of the promotion contradict its life cycle
     * @throws IllegalArgumentException when there is no such promotion, or its entries are not of their form
     */
    static PromotionRecord read(ServiceName service, String promotion, Source chain)
            throws IOException, BrokenPackageException, LifeCycleException {
        CourseReader reader = new CourseReader(promotion);
        List<EvidenceEntry> entries = select(chain, reader::take);
        List<Step> course = reader.course();
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("the chain of " + service + " has no promotion " + promotion);
        }
        for (EvidenceEntry entry : entries) {
            event(entry);
        }
        if (course.isEmpty()) {
            throw new IllegalArgumentException("the promotion " + promotion + " was not requested");
        }
        return of(service, promotion, entries, course, chain);
    }

    /** The record of entries of which it is settled what they did. */
    static PromotionRecord of(
            ServiceName service, String promotion, List<EvidenceEntry> entries, List<Step> course, Source chain)
            throws IOException, BrokenPackageException {
        List<Item> items = new ArrayList<>();
        last(entries, "gates_evaluated")
                .ifPresent(gates -> array(gates.data(), "evidence").forEach(item -> items.add(item(item))));
        return new PromotionRecord(service, promotion, entries, course, items, evidence(items, chain));
    }

    private static List<EvidenceEntry> select(Source chain, Predicate<EvidenceEntry> wanted)
            throws IOException, BrokenPackageException {
        List<EvidenceEntry> selected = new ArrayList<>();
        chain.forEach(entry -> {
            if (wanted.test(entry)) {
                if (selected.size() == MOST_ENTRIES) {
                    throw new IllegalArgumentException("the promotion has more than " + MOST_ENTRIES + " entries");
                }
                selected.add(entry);
            }
        });
        return selected;
    }

    private static List<EvidenceEntry> evidence(List<Item> items, Source chain)
            throws IOException, BrokenPackageException {
        LongPredicate used =
                sequence -> items.stream().anyMatch(item -> item.sequence().orElse(-1) == sequence);
        List<EvidenceEntry> evidence =
                items.isEmpty() ? List.of() : select(chain, entry -> used.test(entry.sequence()));
        for (Item item : items) {
            if (item.sequence().isPresent()) {
                EvidenceEntry entry = evidence.stream()
                        .filter(each -> each.sequence() == item.sequence().getAsLong())
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("no entry of the " + item.kind() + " evidence"));
                if (!event(entry).equals("evidence_collected")
                        || !entry.data()
                                .text("kind")
                                .equals(Optional.of(item.kind().word()))
                        || !item.hash().equals(Optional.of(entry.hash().hex()))) {
                    throw new IllegalArgumentException("entry " + entry.sequence() + " is not the " + item.kind()
                            + " evidence that gates went by");
                }
                document(entry);
            }
        }
        return evidence;
    }

    private static Item item(JsonValue value) {
        if (value instanceof JsonObject item) {
            Optional<EvidenceKind> kind = item.text("kind").flatMap(EvidenceKind::ofWord);
            Optional<String> status = item.text("status");
            OptionalLong sequence = item.integer("sequence");
            Optional<String> hash = item.text("hash").filter(Sha256Digest::isHex);
            if (kind.isPresent() && status.isPresent() && sequence.isPresent() == hash.isPresent()) {
                return new Item(kind.get(), status.get(), sequence, hash);
            }
        }
        throw new IllegalArgumentException("an item of evidence in gates_evaluated is not of its form");
    }

    /** The event of an entry. */
    static String event(EvidenceEntry entry) {
        return entry.data()
                .text("event")
                .orElseThrow(() -> new IllegalArgumentException("entry " + entry.sequence() + " names no event"));
    }

    /** The normalised document of an evidence entry. */
    static FileReference document(EvidenceEntry evidence) {
        return FileReference.of(evidence.data()
                .object("document")
                .orElseThrow(
                        () -> new IllegalArgumentException("entry " + evidence.sequence() + " refers to no document")));
    }

    /** The kind of an evidence entry. */
    static EvidenceKind kind(EvidenceEntry evidence) {
        return evidence.data().text("kind").flatMap(EvidenceKind::ofWord).orElseThrow();
    }

    private static Optional<EvidenceEntry> last(List<EvidenceEntry> entries, String event) {
        return entries.stream().filter(entry -> event(entry).equals(event)).reduce((first, second) -> second);
    }

    /** The elements of an array, none when there is no such array. */
    static List<JsonValue> array(JsonObject object, String name) {
        return object.members().get(name) instanceof JsonArray array ? array.elements() : List.of();
    }

    /** The entry {@code requested}. */
    EvidenceEntry request() {
        return course.get(0).entry();
    }

    /** The entry that brought it where it is; entries that move nothing may follow. */
    EvidenceEntry end() {
        return course.get(course.size() - 1).entry();
    }

    EvidenceEntry last() {
        return entries.get(entries.size() - 1);
    }

    Optional<EvidenceEntry> last(String event) {
        return last(entries, event);
    }

    /** {@code validated}, {@code rejected} or {@code none}. */
    String verdict() {
        return course.stream()
                .map(Step::event)
                .filter(event -> event == PromotionEvent.VALIDATE || event == PromotionEvent.REJECT)
                .reduce((first, second) -> second)
                .map(PromotionEvent::word)
                .orElse("none");
    }

    /** The event it ended with. */
    String outcome() {
        return course.get(course.size() - 1).event().word();
    }

    /** A member of the request, a dash when there is none. */
    String request(String member) {
        return request().data().text(member).orElse("-");
    }

    /** The kinds of evidence that are missing, by name. */
    SortedSet<String> notCollected() {
        SortedSet<String> missing = new TreeSet<>();
        CUSTOMARY.forEach(kind -> missing.add(kind.word()));
        items.stream()
                .filter(item -> item.sequence().isPresent())
                .forEach(item -> missing.remove(item.kind().word()));
        items.stream()
                .filter(item -> item.sequence().isEmpty())
                .forEach(item -> missing.add(item.kind().word()));
        return missing;
    }

    /** The promotion's entries and its evidence's. */
    List<EvidenceEntry> attested() {
        List<EvidenceEntry> attested = new ArrayList<>(entries);
        attested.addAll(evidence);
        return attested;
    }

    boolean isPromoted() {
        return verdict().equals("validated") && outcome().equals("completed");
    }

    boolean isTagged() {
        return end().metadata().member("tags").isPresent()
                && entries.stream()
                        .allMatch(entry ->
                                entry.metadata().member("audit_metadata").isPresent());
    }

    /** Whether it may be distributed. */
    boolean meetsRequirements() {
        return isPromoted() && notCollected().isEmpty() && isTagged();
    }
}
