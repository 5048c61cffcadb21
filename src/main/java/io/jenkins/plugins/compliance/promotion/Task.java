package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.store.StoreException;
import java.util.List;
import java.util.Map;

/**
 * What a run is to do. Immutable.
 *
 * @param passage the service and the promotion
 * @param request what its first entry has to say besides
 * @param judge says whether it may go on
 * @param drift in what an evaluation differs from what was planned
 * @param fallback where a failed action leads back to
 * @param conduct how it behaves when things do not go as they should
 */
record Task(
        Passage passage, Map<String, ?> request, Judge judge, DriftCheck drift, Fallback fallback, Conduct conduct) {

    /** Compares with a plan. */
    @FunctionalInterface
    interface DriftCheck {
        /** Says what an evaluation has that the plan had not. */
        List<String> of(Evaluation evaluation, PromotionState state);
    }

    /** Finds what a failed action is to be made good with. */
    @FunctionalInterface
    interface Fallback {
        /** Something to go back to, or why there is nothing. */
        Found find(ServiceState state) throws StoreException;

        /** What was found. */
        sealed interface Found {}

        /** An earlier promotion whose evidence still stands. */
        record To(PromotionState target) implements Found {}

        /** There is none. */
        record Nothing(String reason) implements Found {}
    }
}
