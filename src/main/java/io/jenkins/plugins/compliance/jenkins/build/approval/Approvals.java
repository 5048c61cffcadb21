package io.jenkins.plugins.compliance.jenkins.build.approval;

import static java.util.stream.Collectors.joining;

import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.promotion.Approval;
import io.jenkins.plugins.compliance.promotion.ApprovalRules;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** Asks people for the approvals that a policy requires. */
public final class Approvals {

    private Approvals() {}

    /**
     * Asks, and puts the question on the build's page. Asked again for the same promotion of the same build, after a restart,
     * it goes on where it was, up to the same time.
     *
     * @param gates what came of each gate, a line each, to be shown
     * @return the approvals there are when they suffice, when somebody refused, or when the time for it is over: whether they
     *     do is for the gates to say. None at once when nobody has to approve. Whoever no longer waits cancels it
     * @throws IOException when a chain cannot be read or added to, or the build cannot be saved
     */
    public static CompletableFuture<List<Approval>> await(
            Run<?, ?> run,
            TaskListener listener,
            PolicyInForce policy,
            PromotionRequest request,
            List<String> gates,
            Duration timeout)
            throws IOException {
        if (ApprovalRules.of(policy, request).missing(List.of()).isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Installation installation = CompliancePromotionConfiguration.get().installation();
        ApprovalRound round = new ApprovalRound(installation.store(), policy, request);
        ApprovalAction action = ApprovalAction.of(run);
        long now = installation.clock().millis();
        AwaitedApproval awaited = action.begin(request, round, gates, now + timeout.toMillis());
        if (round.result().isDone()) {
            return round.result();
        }
        listener.getLogger()
                .println("[compliance] waiting until " + awaited.getUntil() + " for "
                        + HyperlinkNote.encodeTo("/" + run.getUrl() + action.getUrlName() + "/", round.asked()));
        ApprovalInbox inbox = ApprovalInbox.get();
        inbox.add(awaited, action);
        ScheduledFuture<?> expiry = Timer.get()
                .schedule(
                        () -> action.end(awaited, AwaitedApproval.EXPIRED, ""),
                        Math.max(0, awaited.getDeadline() - now),
                        TimeUnit.MILLISECONDS);
        CompletableFuture<List<Approval>> result = round.result();
        // Not what this returns: cancelling that would not reach the round.
        CompletableFuture<?> unused = result.whenComplete((approvals, failure) -> {
            inbox.remove(awaited);
            expiry.cancel(false);
            if (failure != null) {
                action.end(awaited, AwaitedApproval.CANCELLED, "");
            }
            // The one whose word was the last is still at it: what the page says of it comes a moment later.
            String outcome = failure == null && awaited.isWaiting()
                    ? round.refusal()
                            .map(Refusal::toString)
                            .orElseGet(() -> "approved by "
                                    + approvals.stream().map(Approval::user).collect(joining(", ")))
                    : awaited.outcome();
            listener.getLogger().println("[compliance] " + outcome);
        });
        return result;
    }
}
