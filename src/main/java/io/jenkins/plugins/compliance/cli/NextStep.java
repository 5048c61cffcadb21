package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.util.Optional;

/** What somebody who looks at a service should do next. */
final class NextStep {

    private NextStep() {}

    static String of(ServiceStatus status) {
        Optional<PromotionState> holder = status.holder();
        if (holder.isPresent()) {
            return "wait for " + holder.get().id() + "; if nobody carries it out, compliance abandon";
        } else if (status.last().isEmpty()) {
            return status.evidence().isEmpty() ? "compliance collect" : "compliance promote";
        }
        PromotionState last = status.last().get();
        return switch (last.phase()) {
            case REQUESTED, EVALUATED, VALIDATED -> "continue with compliance promote --id " + last.id();
            case REJECTED -> "mend what was found, compliance collect, promote again";
            case FAILED ->
                status.current().containsKey(last.to()) ? "mend it, or compliance rollback" : "mend it, promote again";
            case ABANDONED -> "see what " + last.to() + " has, promote again";
            case ROLLED_BACK -> "mend it, promote again";
            case COMPLETED, STARTED, ROLLING_BACK -> "none";
        };
    }
}
