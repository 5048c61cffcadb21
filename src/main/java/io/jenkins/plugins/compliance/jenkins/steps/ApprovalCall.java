package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.promotion.Approval;
import io.jenkins.plugins.compliance.promotion.ApprovalRules;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionAttempt;
import io.jenkins.plugins.compliance.promotion.PromotionException;
import io.jenkins.plugins.compliance.promotion.PromotionPlan;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Has a promotion approved, if its policy asks for that. Nobody is asked before it is recorded what for, and nobody for what
 * the gates reject at once. Confined to one thread.
 */
final class ApprovalCall {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Run<?, ?> run;
    private final TaskListener listener;
    private final Installation installation;
    private final StepPatience patience;
    private final BuildLog log;

    ApprovalCall(Run<?, ?> run, TaskListener listener, Installation installation, StepPatience patience, BuildLog log) {
        this.run = run;
        this.listener = listener;
        this.installation = installation;
        this.patience = patience;
        this.log = log;
    }

    /** The approvals that there are when nobody has to be waited for any more. */
    List<Approval> approvals(AskedPromotion asked, PromotionAttempt attempt, PromotionDesk desk)
            throws IOException, InterruptedException, PromotionException {
        PromotionRequest request = asked.request(attempt, List.of());
        if (ApprovalRules.of(asked.policy(), request).missing(List.of()).isEmpty()) {
            return List.of();
        }
        SortedMap<ServiceName, PromotionState> before = desk.states(attempt);
        if (before.size() == attempt.services().size()
                && before.values().stream().allMatch(state -> state.phase().isTerminal())) {
            return List.of();
        }
        PromotionPlan plan = desk.plan(asked, attempt);
        // Behind a service that is rejected none is reached; those before one that will be are worth an approval.
        if (before.isEmpty() && !plan.passed(plan.order().get(0))) {
            log.line("nobody is asked to approve what is rejected without that");
            return List.of();
        }
        desk.request(asked, attempt);
        for (ServiceName service : attempt.services()) {
            installation.statuses().refresh(service);
        }
        return await(asked.policy(), request, GateLines.of(plan));
    }

    private List<Approval> await(PolicyInForce policy, PromotionRequest request, List<String> gates)
            throws IOException, InterruptedException {
        CompletableFuture<List<Approval>> approvals =
                ApprovalGate.get().await(run, listener, policy, request, gates).toCompletableFuture();
        try {
            while (!approvals.isDone()) {
                patience.pause(LOOK);
            }
            return approvals.get();
        } catch (ExecutionException e) {
            throw new IOException("the approvals could not be had: " + e.getCause(), e);
        } finally {
            approvals.cancel(true);
        }
    }
}
