package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.evidence.FileReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * All that a chain says of one promotion: its own entries from the request to the last, and those of the evidence that
 * its gates were last evaluated on. Immutable.
 *
 * @param service whose promotion
 * @param promotion its identifier
 * @param entries the promotion's entries in their order, at least one
 * @param items the {@code evidence} of the last {@code gates_evaluated}
 * @param evidence the {@code evidence_collected} entries those name, in their order
 */
record PromotionRecord(
        ServiceName service,
        String promotion,
        List<EvidenceEntry> entries,
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
        items = List.copyOf(items);
        evidence = List.copyOf(evidence);
    }

    /**
     * Collects the record.
     *
     * @throws IllegalArgumentException when there is no such promotion, or its entries are not of their form
     */
    static PromotionRecord read(ServiceName service, String promotion, Source chain)
            throws IOException, BrokenPackageException {
        List<EvidenceEntry> entries = select(
                chain, entry -> Optional.of(promotion).equals(entry.data().text("promotion")));
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("the chain of " + service + " has no promotion " + promotion);
        }
        for (EvidenceEntry entry : entries) {
            event(entry);
        }
        if (!event(entries.get(0)).equals("requested")) {
            throw new IllegalArgumentException("the promotion " + promotion + " does not begin with its request");
        }
        List<Item> items = new ArrayList<>();
        last(entries, "gates_evaluated")
                .ifPresent(gates -> array(gates.data(), "evidence").forEach(item -> items.add(item(item))));
        return new PromotionRecord(service, promotion, entries, items, evidence(items, chain));
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

    EvidenceEntry first() {
        return entries.get(0);
    }

    EvidenceEntry last() {
        return entries.get(entries.size() - 1);
    }

    Optional<EvidenceEntry> last(String event) {
        return last(entries, event);
    }

    /** {@code validated}, {@code rejected} or {@code none}. */
    String verdict() {
        return entries.stream()
                .map(PromotionRecord::event)
                .filter(event -> event.equals("validated") || event.equals("rejected"))
                .reduce((first, second) -> second)
                .orElse("none");
    }

    /** The event it ended with. */
    String outcome() {
        return event(last());
    }

    /** A member of the request, a dash when there is none. */
    String request(String member) {
        return first().data().text(member).orElse("-");
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

    /** {@code promotion_request.json}. */
    JsonObject requestDocument() {
        return document("promotion-request", Map.of("request", members(first())));
    }

    /** {@code promotion_validation.json}. */
    JsonObject validationDocument() {
        return document(
                "promotion-validation",
                Map.of(
                        "entries",
                        entries.stream()
                                .filter(entry -> entry.type() == EntryType.VALIDATION)
                                .map(PromotionRecord::members)
                                .toList(),
                        "evidence",
                        evidence.stream().map(PromotionRecord::members).toList(),
                        "verdict",
                        verdict()));
    }

    /** {@code metadata.json}: what the last entry says of how the promotion is classified, and what became of it. */
    JsonObject metadataDocument() {
        TreeMap<String, Object> members = new TreeMap<>(last().metadata().members());
        members.put("entries", last().sequence() + 1);
        members.put("head", last().hash().hex());
        members.put("not_collected", notCollected());
        members.put("outcome", outcome());
        return document("metadata", members);
    }

    /** {@code distribution.json}. */
    JsonObject distributionDocument(PackagedFile evidencePackage) {
        JsonObject metadata = last().metadata();
        Optional<JsonObject> audit = metadata.object("audit_metadata");
        TreeMap<String, Object> members = new TreeMap<>();
        members.put("mode", audit.flatMap(a -> a.member("mode")).orElse(JsonValue.of(null)));
        members.put("poc_phase", metadata.member("phase").orElse(JsonValue.of(null)));
        members.put(
                "full_compliance",
                audit.flatMap(a -> a.object("provisional_flags"))
                        .flatMap(flags -> flags.member("full_compliance"))
                        .orElse(JsonValue.of("now")));
        members.put("requirements", requirements());
        members.put("package", evidencePackage.toJson().with("name", JsonValue.of(PackageFormat.EVIDENCE_PACKAGE)));
        return document("distribution", members);
    }

    private Map<String, Object> requirements() {
        JsonValue tags = last().metadata().member("tags").orElse(JsonValue.of(null));
        return Map.of(
                "service_promotion_validated",
                Map.of("met", isPromoted(), "outcome", outcome(), "verdict", verdict()),
                "evidence_chain_complete",
                Map.of(
                        "met",
                        notCollected().isEmpty(),
                        "entries",
                        last().sequence() + 1,
                        "head",
                        last().hash().hex()),
                "audit_metadata_tagged",
                Map.of("met", isTagged(), "entries", entries.size(), "tags", tags));
    }

    boolean isPromoted() {
        return verdict().equals("validated") && outcome().equals("completed");
    }

    boolean isTagged() {
        return last().metadata().member("tags").isPresent()
                && entries.stream()
                        .allMatch(entry ->
                                entry.metadata().member("audit_metadata").isPresent());
    }

    /** Whether it may be distributed. */
    boolean meetsRequirements() {
        return isPromoted() && notCollected().isEmpty() && isTagged();
    }

    private JsonObject document(String kind, Map<String, ?> own) {
        TreeMap<String, Object> members = new TreeMap<>(own);
        members.put("format", PackageFormat.format(kind));
        members.put("promotion", promotion);
        members.put("service", service.value());
        return JsonObject.of(members);
    }

    private static JsonObject members(EvidenceEntry entry) {
        try {
            return (JsonObject) JsonParser.parse(entry.line(), JsonLimits.ENTRY);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("an entry's line is canonical JSON", e);
        }
    }
}
