package io.jenkins.plugins.compliance.promotion;

import java.util.Locale;
import java.util.Optional;

/** What a promotion does to a service. */
public enum PromotionAction {
    /** Brings a version to a stage. */
    PROMOTE,
    /** Brings a version back that a stage had before. */
    ROLLBACK;

    /** The word in entries and in {@code PROMOTION_ACTION}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PromotionAction> ofWord(String word) {
        for (PromotionAction action : values()) {
            if (action.word().equals(word)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
