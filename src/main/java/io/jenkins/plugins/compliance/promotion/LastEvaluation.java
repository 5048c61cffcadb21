package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonArray;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What gates found when they were last evaluated, by the names and statuses of the entry {@code gates_evaluated}: enough to
 * list services by. Immutable.
 *
 * @param entry the entry
 * @param passed whether everything asked for was there and every gate passed or was waived
 * @param evidence the kinds of evidence that were asked for, in the order of the entry
 * @param gates the gates, in the order of the entry
 */
public record LastEvaluation(EntryReference entry, boolean passed, List<Item> evidence, List<Item> gates) {

    /**
     * A kind of evidence or a gate.
     *
     * @param name its name; a dash where the entry has none
     * @param status {@code present}, {@code missing} or {@code stale}; {@code passed}, {@code failed} or {@code waived}
     */
    public record Item(String name, String status) {}

    public LastEvaluation {
        evidence = List.copyOf(evidence);
        gates = List.copyOf(gates);
    }

    static LastEvaluation of(EvidenceEntry entry) {
        JsonObject data = entry.data();
        return new LastEvaluation(
                EntryReference.to(entry),
                Evaluation.recorded(data).passed(),
                items(data, "evidence", "kind"),
                items(data, "gates", "id"));
    }

    private static List<Item> items(JsonObject data, String array, String name) {
        List<Item> items = new ArrayList<>();
        if (data.member(array).orElse(null) instanceof JsonArray elements) {
            elements.elements().forEach(element -> {
                JsonObject item = element instanceof JsonObject object ? object : JsonObject.EMPTY;
                // The same few words come with every chain.
                items.add(new Item(
                        item.text(name).orElse("-").intern(),
                        item.text("status").orElse("-").intern()));
            });
        }
        return items;
    }

    /** How many kinds of the evidence asked for were there and recent enough. */
    public long evidencePresent() {
        return count(evidence, "present");
    }

    /** How many gates passed by what was measured; waived ones are not among them. */
    public long gatesPassed() {
        return count(gates, "passed");
    }

    /** The names of the gates that somebody answers for. */
    public List<String> waived() {
        return gates.stream()
                .filter(gate -> gate.status().equals("waived"))
                .map(Item::name)
                .toList();
    }

    private static long count(List<Item> items, String status) {
        return items.stream().filter(item -> item.status().equals(status)).count();
    }
}
