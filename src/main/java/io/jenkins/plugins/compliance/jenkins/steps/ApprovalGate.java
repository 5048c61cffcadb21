package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.promotion.Approval;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Gets the approvals that a policy asks for. Whether they suffice is for the gates to say.
 *
 * <p>Asked again with the same build and request when the controller was restarted meanwhile.
 */
public interface ApprovalGate extends ExtensionPoint {

    /**
     * Asks for the approvals.
     *
     * @param gates what came of each gate, a line each, for those who are asked
     * @return the approvals there are when enough of them were given, somebody refused, or the time for it is over; none at
     *     once when the policy asks for none. Cancelled when the build is aborted
     */
    CompletionStage<List<Approval>> await(
            Run<?, ?> run, TaskListener listener, PolicyInForce policy, PromotionRequest request, List<String> gates);

    /** The one of this controller; where there is none, nobody is asked and there are no approvals. */
    static ApprovalGate get() {
        return ExtensionList.lookup(ApprovalGate.class).stream()
                .findFirst()
                .orElse((run, listener, policy, request, gates) -> CompletableFuture.completedFuture(List.of()));
    }
}
