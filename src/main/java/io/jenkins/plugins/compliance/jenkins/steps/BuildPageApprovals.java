package io.jenkins.plugins.compliance.jenkins.steps;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.compliance.jenkins.build.approval.Approvals;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.promotion.Approval;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks for approvals on the page of the build, for as long as is configured. */
@Extension
public final class BuildPageApprovals implements ApprovalGate {

    @Override
    public CompletionStage<List<Approval>> await(
            Run<?, ?> run, TaskListener listener, PolicyInForce policy, PromotionRequest request, List<String> gates) {
        Duration patience =
                Duration.ofHours(CompliancePromotionConfiguration.get().getApprovalHours());
        try {
            return Approvals.await(run, listener, policy, request, gates, patience);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
