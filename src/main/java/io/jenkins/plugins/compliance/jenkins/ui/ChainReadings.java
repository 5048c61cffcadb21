package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.store.ChainSnapshot;
import io.jenkins.plugins.compliance.store.EntryReader;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what pages show out of one chain: only the entries between the first and the last of a promotion, and those of its
 * evidence. Nothing is verified here; the page says what the last verification found. Confined to one thread.
 */
final class ChainReadings {

    /** More than a promotion has, whatever somebody appended under its name. */
    private static final int MOST_ENTRIES = 1_000;

    private final ChainSnapshot chain;

    ChainReadings(ChainSnapshot chain) {
        this.chain = chain;
    }

    /** Everything about a promotion whose state is known from the same chain. */
    PromotionTimeline timeline(String service, PromotionState state) throws StoreException {
        List<EvidenceEntry> entries = entries(state);
        JsonObject request =
                entries.stream().findFirst().map(EvidenceEntry::data).orElse(JsonObject.EMPTY);
        JsonObject evaluated = last(entries, "gates_evaluated");
        return new PromotionTimeline(
                service,
                PromotionRow.of(state),
                request.text("requester").orElse(""),
                evaluated.text("policy").or(() -> request.text("policy")).orElse(""),
                entries.stream().map(TimelineEntry::of).toList(),
                objects(evaluated, "gates").stream().map(GateRow::of).toList(),
                evidence(evaluated),
                reasons(entries),
                Provisional.of(
                        entries.isEmpty()
                                ? JsonObject.EMPTY
                                : entries.get(entries.size() - 1).metadata()));
    }

    /** The evidence of one entry, if the chain has it there. */
    Optional<EvidenceRow> evidence(long sequence, String hash) throws StoreException {
        return entry(sequence)
                .filter(entry -> entry.hash().hex().equals(hash)
                        && entry.data().text("event").equals(Optional.of(EvidenceRow.EVENT)))
                .map(entry -> EvidenceRow.of(entry, "collected"));
    }

    private List<EvidenceEntry> entries(PromotionState state) throws StoreException {
        List<EvidenceEntry> entries = new ArrayList<>();
        Optional<String> id = Optional.of(state.id().value());
        long end = state.last().sequence() + 1;
        try (EntryReader reader = chain.read(state.requested().sequence(), end)) {
            for (Optional<EvidenceEntry> entry = reader.next();
                    entry.isPresent() && entries.size() < MOST_ENTRIES;
                    entry = reader.next()) {
                if (entry.get().data().text("promotion").equals(id)) {
                    entries.add(entry.get());
                }
            }
        }
        return entries;
    }

    private Optional<EvidenceEntry> entry(long sequence) throws StoreException {
        if (sequence < 0) {
            return Optional.empty();
        }
        try (EntryReader reader = chain.read(sequence, sequence + 1)) {
            return reader.next();
        }
    }

    private List<EvidenceRow> evidence(JsonObject evaluated) throws StoreException {
        List<EvidenceRow> evidence = new ArrayList<>();
        for (JsonObject item : objects(evaluated, "evidence")) {
            String status = item.text("status").orElse("unknown");
            OptionalLong sequence = item.integer("sequence");
            Optional<EvidenceEntry> entry = sequence.isPresent() ? entry(sequence.getAsLong()) : Optional.empty();
            evidence.add(entry.filter(found ->
                            item.text("hash").equals(Optional.of(found.hash().hex())))
                    .map(found -> EvidenceRow.of(found, status))
                    .orElseGet(() -> EvidenceRow.missing(item.text("kind").orElse("-"), status)));
        }
        return evidence;
    }

    private static List<String> reasons(List<EvidenceEntry> entries) {
        List<String> reasons = new ArrayList<>(Provisional.texts(last(entries, "rejected"), "reasons"));
        if (!entries.isEmpty()) {
            entries.get(entries.size() - 1).data().text("reason").ifPresent(reasons::add);
        }
        return reasons;
    }

    private static JsonObject last(List<EvidenceEntry> entries, String event) {
        return entries.stream()
                .map(EvidenceEntry::data)
                .filter(data -> data.text("event").equals(Optional.of(event)))
                .reduce((first, second) -> second)
                .orElse(JsonObject.EMPTY);
    }

    private static List<JsonObject> objects(JsonObject object, String array) {
        return object.member(array).orElse(null) instanceof JsonArray elements
                ? elements.elements().stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }
}
