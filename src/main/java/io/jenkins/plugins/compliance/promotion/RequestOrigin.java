package io.jenkins.plugins.compliance.promotion;

import io.jenkins.plugins.compliance.policy.Origins;
import io.jenkins.plugins.compliance.policy.ServicePolicy;
import java.util.Optional;

/**
 * Where a promotion or rollback is asked for from: by this call, and by the one that was recorded, which may have been
 * another one with the same identifier. Immutable.
 *
 * @param id the promotion
 * @param origin what asks now, where that is known
 */
record RequestOrigin(PromotionId id, Optional<String> origin) {

    /** Why the policy does not let it ask for that service; empty when it does, or does not know the service. */
    Optional<String> objection(Optional<ServicePolicy> policy, ServiceState state) {
        Origins origins = policy.map(ServicePolicy::origins).orElse(Origins.ANY);
        String what = "the request " + id;
        return origins.objection(what, origin)
                .or(() -> state.promotion(id)
                        .flatMap(known -> known.open()
                                .flatMap(open -> origins.objection(
                                        what + ", entry " + known.requested().sequence() + ",",
                                        open.request().text("origin")))));
    }
}
