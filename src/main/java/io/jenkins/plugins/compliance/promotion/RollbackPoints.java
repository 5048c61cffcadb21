package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.StoreException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Finds what a rollback leads to. Stateless. */
final class RollbackPoints {

    private static final String MEMBER = "rollback_to";

    private RollbackPoints() {}

    /**
     * The promotion to go back to: for a rollback that was requested before, the one it was requested for.
     *
     * @throws PromotionException when there is none
     */
    static PromotionState find(RollbackRequest request, ServiceState state, EvidenceChain chain)
            throws StoreException, PromotionException {
        Optional<PromotionState> before = state.promotion(request.id());
        if (before.isPresent()) {
            OptionalLong sequence = requested(before.get(), chain);
            if (sequence.isPresent()) {
                return newest(state, each -> each.last().sequence() == sequence.getAsLong(), request);
            }
        }
        if (request.target() instanceof RollbackTarget.Sequence to) {
            return newest(state, each -> each.last().sequence() == to.sequence(), request);
        }
        String version = ((RollbackTarget.Version) request.target()).version();
        return newest(state, each -> each.version().equals(version), request);
    }

    private static OptionalLong requested(PromotionState rollback, EvidenceChain chain) throws StoreException {
        return ChainEntries.at(chain, rollback.requested().sequence())
                .flatMap(entry -> entry.data().object(MEMBER))
                .map(target -> target.integer("sequence"))
                .orElse(OptionalLong.empty());
    }

    private static PromotionState newest(ServiceState state, Predicate<PromotionState> wanted, RollbackRequest request)
            throws PromotionException {
        return state.promotions().stream()
                .filter(each -> each.phase() == PromotionPhase.COMPLETED && wanted.test(each))
                .max(Comparator.comparingLong(each -> each.last().sequence()))
                .orElseThrow(() -> new PromotionException(request.service() + " has no completed promotion of "
                        + request.target() + "; compliance log shows those it has, by the event completed"));
    }

    /** How a {@code requested} entry names what a rollback leads to. */
    static JsonObject reference(PromotionState target) {
        return JsonObject.of(Map.of(
                "sequence", target.last().sequence(),
                "hash", target.last().hash().hex(),
                "version", target.version()));
    }
}
