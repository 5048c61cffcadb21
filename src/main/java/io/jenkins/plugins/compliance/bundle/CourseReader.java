package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.promotion.EntryReference;
import io.jenkins.plugins.compliance.promotion.LifeCycle;
import io.jenkins.plugins.compliance.promotion.ServiceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows one promotion through a chain. All the others are followed, too: none may start while another is under way.
 * Confined to one thread.
 */
final class CourseReader {

    /** More than any service has; a package is not to fill the memory. */
    private static final int MOST_PROMOTIONS = 1_000_000;

    /** As many as tell what is wrong. */
    private static final int MOST_CONTRADICTIONS = 100;

    private final String promotion;
    private final LifeCycle lifeCycle = new LifeCycle();
    private final List<PromotionRecord.Step> course = new ArrayList<>();
    private final List<ServiceState.OutOfPlace> contradictions = new ArrayList<>();

    CourseReader(String promotion) {
        this.promotion = promotion;
    }

    /** Takes the next entry of the chain, and tells whether it is the promotion's. */
    boolean take(EvidenceEntry entry) {
        boolean own = entry.data().text("promotion").equals(Optional.of(promotion));
        try {
            Optional<LifeCycle.Move> move = lifeCycle.take(entry);
            if (own && move.isPresent()) {
                course.add(new PromotionRecord.Step(move.get().event(), entry));
            }
        } catch (IllegalArgumentException e) {
            // Those of other promotions mean nothing, as they do to whoever promotes.
            if (own && contradictions.size() < MOST_CONTRADICTIONS) {
                contradictions.add(
                        new ServiceState.OutOfPlace(EntryReference.to(entry), String.valueOf(e.getMessage())));
            }
        }
        if (lifeCycle.promotions() > MOST_PROMOTIONS) {
            throw new IllegalArgumentException("the chain has more than " + MOST_PROMOTIONS + " promotions");
        }
        return own;
    }

    /** @throws LifeCycleException when there are entries of the promotion that contradict its life cycle */
    List<PromotionRecord.Step> course() throws LifeCycleException {
        if (!contradictions.isEmpty()) {
            throw new LifeCycleException(contradictions);
        }
        return course;
    }
}
