package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which phase each promotion of a service is, and which one holds the service: followed entry by entry from the
 * beginning of the service's chain. {@link PromotionEvent} is the table it goes by, docs/promotion.md shows it.
 *
 * <p>It keeps the identifier and the phase of every promotion, and nothing else. Not thread-safe.
 */
public final class LifeCycle {

    private final Map<PromotionId, PromotionPhase> phases = new HashMap<>();
    private @Nullable PromotionId holder;

    /**
     * What an entry did.
     *
     * @param promotion the promotion it moved
     * @param event how
     */
    public record Move(PromotionId promotion, PromotionEvent event) {}

    /**
     * Takes the next entry of the chain.
     *
     * @return what it did; empty when it is none of a promotion's life cycle, and belongs to somebody else
     * @throws IllegalArgumentException when it is out of place, with the reason; it has changed nothing then
     */
    public Optional<Move> take(EvidenceEntry entry) {
        Optional<PromotionEvent> known = PromotionEvent.of(entry);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        PromotionEvent event = known.get();
        if (event.type() != entry.type()) {
            throw new IllegalArgumentException(
                    event.word() + " of the type " + entry.type().spelling());
        }
        PromotionId promotion = event == PromotionEvent.REQUEST ? requested(entry) : following(event, entry);
        phases.put(promotion, event.to());
        if (event.to().isLocking()) {
            holder = promotion;
        } else if (promotion.equals(holder)) {
            holder = null;
        }
        return Optional.of(new Move(promotion, event));
    }

    private PromotionId requested(EvidenceEntry entry) {
        PromotionId id = PromotionState.requested(entry, entry.metadata()).id();
        if (phases.containsKey(id)) {
            throw new IllegalArgumentException("the promotion " + id + " was requested before");
        }
        return id;
    }

    private PromotionId following(PromotionEvent event, EvidenceEntry entry) {
        PromotionId id = new PromotionId(entry.data()
                .text("promotion")
                .orElseThrow(() -> new IllegalArgumentException(event.word() + " names no promotion")));
        PromotionPhase before = phases.get(id);
        if (before == null) {
            throw new IllegalArgumentException(event.word() + " of the promotion " + id + ", which was not requested");
        }
        if (!event.from().contains(before)) {
            throw new IllegalArgumentException(event.word() + " of the promotion " + id + " in the phase " + before);
        }
        if (event == PromotionEvent.START && holder != null) {
            throw new IllegalArgumentException(
                    "started of the promotion " + id + " while " + holder + " was under way");
        }
        return id;
    }

    /** The promotion that has started and not ended. */
    public Optional<PromotionId> holder() {
        return Optional.ofNullable(holder);
    }

    /** How many promotions were requested. */
    public int promotions() {
        return phases.size();
    }
}
