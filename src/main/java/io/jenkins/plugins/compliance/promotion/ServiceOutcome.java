package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What became of one service of a promotion. Immutable.
 *
 * @param service the service
 * @param result what became of it
 * @param reasons why, for people; empty where it completed
 * @param state where its promotion is by the chain; empty when nothing was recorded
 * @param evaluation the {@code data} of its last {@code gates_evaluated}, when it was rejected
 * @param recorded whether it had ended before this call, so that nothing was done
 */
public record ServiceOutcome(
        ServiceName service,
        Result result,
        List<String> reasons,
        Optional<PromotionState> state,
        Optional<JsonObject> evaluation,
        boolean recorded) {

    /** What can become of a service. */
    public enum Result {
        /** The action succeeded. */
        COMPLETED,
        /** A gate did not pass, or could not be evaluated; the action did not run. */
        REJECTED,
        /** The action failed. */
        FAILED,
        /** The action failed, and what was there before was brought back. */
        ROLLED_BACK,
        /** It was closed without having got to another end. */
        ABANDONED,
        /** Another promotion of the service is under way; it was closed. */
        REFUSED,
        /** It was started before, has no end, and the caller wants nothing done about that. It is still open. */
        INTERRUPTED,
        /** It was not begun, since a service before it did not complete. */
        NOT_REACHED
    }

    public ServiceOutcome {
        reasons = List.copyOf(reasons);
    }

    static ServiceOutcome completedBefore(ServiceName service, PromotionState state) {
        return new ServiceOutcome(service, Result.COMPLETED, List.of(), Optional.of(state), Optional.empty(), true);
    }

    /** The same, with what the chain has of it. */
    ServiceOutcome at(PromotionState where) {
        return new ServiceOutcome(service, result, reasons, Optional.of(where), evaluation, recorded);
    }

    static ServiceOutcome notReached(ServiceName service, ServiceName culprit) {
        return new ServiceOutcome(
                service,
                Result.NOT_REACHED,
                List.of(culprit + " did not complete, so " + service + " was not begun"),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
