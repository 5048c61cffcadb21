package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where one promotion of one service is, by its entries so far. Immutable.
 *
 * @param id its identifier
 * @param action what it does
 * @param from the stage the version comes from
 * @param to the stage it goes to
 * @param version the version
 * @param phase where it is
 * @param requested its first entry
 * @param last its last entry
 * @param evaluated sequence of its last {@code gates_evaluated}, or -1
 * @param metadata the metadata of its last entry: how provisional it is
 * @param open the {@code data} of the entries that a promotion under way is continued by; empty when it has ended
 */
public record PromotionState(
        PromotionId id,
        PromotionAction action,
        String from,
        String to,
        String version,
        PromotionPhase phase,
        EntryReference requested,
        EntryReference last,
        long evaluated,
        JsonObject metadata,
        Optional<Open> open) {

    /**
     * What is kept of a promotion under way.
     *
     * @param request the {@code data} of the first entry
     * @param evaluation the {@code data} of the last {@code gates_evaluated}, or null
     * @param failure the {@code data} of {@code failed}, or null
     */
    public record Open(
            JsonObject request,
            @Nullable JsonObject evaluation,
            @Nullable JsonObject failure) {}

    /**
     * The state after the first entry.
     *
     * @param metadata the entry's, or equal ones that others have too: there are few, and many promotions
     * @throws IllegalArgumentException when a member is missing or not of its form
     */
    static PromotionState requested(EvidenceEntry entry, JsonObject metadata) {
        JsonObject data = entry.data();
        EntryReference reference = EntryReference.to(entry);
        return new PromotionState(
                new PromotionId(text(data, "promotion")),
                PromotionAction.ofWord(text(data, "action"))
                        .orElseThrow(() -> new IllegalArgumentException("an action is promote or rollback")),
                RequestText.stage(text(data, "from")).intern(),
                RequestText.stage(text(data, "to")).intern(),
                RequestText.version(text(data, "version")),
                PromotionPhase.REQUESTED,
                reference,
                reference,
                -1,
                metadata,
                Optional.of(new Open(data, null, null)));
    }

    private static String text(JsonObject data, String member) {
        return data.text(member)
                .orElseThrow(() -> new IllegalArgumentException("a promotion needs the text \"" + member + "\""));
    }

    /** The state after a further entry, which the event's phases allow. */
    PromotionState after(PromotionEvent event, EvidenceEntry entry, JsonObject shared) {
        boolean evaluation = event == PromotionEvent.EVALUATE;
        return new PromotionState(
                id,
                action,
                from,
                to,
                version,
                event.to(),
                requested,
                EntryReference.to(entry),
                evaluation ? entry.sequence() : evaluated,
                shared,
                event.to().isTerminal() ? Optional.empty() : open.map(before -> opened(before, event, entry.data())));
    }

    private static Open opened(Open before, PromotionEvent event, JsonObject data) {
        return switch (event) {
            case EVALUATE -> new Open(before.request(), data, before.failure());
            case FAIL_AND_ROLL_BACK -> new Open(before.request(), before.evaluation(), data);
            default -> before;
        };
    }

    /** The entry that gates were last evaluated in. */
    public OptionalLong evaluation() {
        return evaluated < 0 ? OptionalLong.empty() : OptionalLong.of(evaluated);
    }
}
