package io.jenkins.plugins.compliance.jenkins.steps;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.promotion.Approval;
import io.jenkins.plugins.compliance.promotion.Conduct;
import io.jenkins.plugins.compliance.promotion.OnInterrupted;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionAttempt;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.RollbackRequest;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a step asks for, by whom and under what policy. Immutable.
 *
 * @param arguments the step's
 * @param version the version to promote; empty for a rollback
 * @param policy what it is held to
 * @param first the identifier of the first attempt
 * @param requester who asks
 * @param origin the path of the build that asks
 */
record AskedPromotion(
        PromotionArguments arguments,
        String version,
        PolicyInForce policy,
        PromotionId first,
        String requester,
        String origin) {

    private Conduct conduct() {
        // Its build was saved with it, so that whoever finds it started carries it out.
        return new Conduct(arguments.onFailure().promotion(), OnInterrupted.RERUN, arguments.patience());
    }

    /** The attempt that is no attempt yet, for a plan. */
    PromotionRequest request() {
        return request(new PromotionAttempt(1, first, arguments.services(), new TreeMap<>()), List.of());
    }

    PromotionRequest request(PromotionAttempt attempt, List<Approval> approvals) {
        return new PromotionRequest(
                attempt.id(),
                attempt.services(),
                arguments.route(version),
                requester,
                arguments.mode(),
                conduct(),
                Optional.empty(),
                approvals,
                Optional.of(origin));
    }

    RollbackRequest rollback(PromotionAttempt attempt) {
        return new RollbackRequest(
                attempt.id(),
                attempt.services().get(0),
                arguments.rollbackTarget(),
                requester,
                conduct(),
                Optional.of(origin));
    }

    /** The services, by name. */
    List<ServiceName> services() {
        return arguments.services();
    }
}
