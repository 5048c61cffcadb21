package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.compliance.jenkins.AwaitedPromotion;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class AbortedPromotionTest {

    private static final String ENDLESS = """
             {
                echo "${env.PROMOTION_ACTION} ${env.PROMOTION_VERSION} begins"
                if (env.PROMOTION_ACTION == 'promote') { semaphoreThatNobodyOpens() }
            }
            def semaphoreThatNobodyOpens() { waitUntil(quiet: true) { false } }
            """;

    private static WorkflowRun abort(JenkinsRule jenkins, WorkflowJob job, String begun) throws Exception {
        WorkflowRun run = Objects.requireNonNull(job.scheduleBuild2(0)).waitForStart();
        jenkins.waitForMessage(begun, run);
        run.doStop();
        return jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    @Test
    void isAbandonedByDefault(JenkinsRule jenkins) throws Exception {
        WorkflowRun run =
                abort(jenkins, ShopPipelines.job(jenkins, ShopPipelines.PROMOTE + ENDLESS), "promote 1.4.2 begins");

        assertThat(ShopPipelines.events()).endsWith("started", "abandoned");
        assertThat(run.getArtifactManager().root().list("compliance/**/*.zip", null, false))
                .hasSize(1);
        jenkins.assertLogNotContains("\tat io.jenkins.plugins.compliance", run);
    }

    @Test
    void isRolledBackIfTheStepSaysSo(JenkinsRule jenkins) throws Exception {
        jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));

        WorkflowRun run = abort(
                jenkins,
                ShopPipelines.job(
                        jenkins.jenkins,
                        "next",
                        ShopPipelines.COLLECT.replace("1.4.2", "1.5.0")
                                + ShopPipelines.PROMOTE.replace(")", ", onAbort: 'rollback')")
                                + ENDLESS),
                "promote 1.5.0 begins");

        jenkins.assertLogContains("rollback 1.4.2 begins", run);
        assertThat(ShopPipelines.events()).endsWith("started", "failed", "rolled_back");
    }

    @Test
    void isRolledBackIfThatIsConfigured(JenkinsRule jenkins) throws Exception {
        CompliancePromotionConfiguration.get().setOnAbort("rollback");
        jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));

        abort(
                jenkins,
                ShopPipelines.job(
                        jenkins.jenkins,
                        "next",
                        ShopPipelines.COLLECT.replace("1.4.2", "1.5.0") + ShopPipelines.PROMOTE + ENDLESS),
                "promote 1.5.0 begins");

        assertThat(ShopPipelines.events()).endsWith("started", "failed", "rolled_back");
    }

    @Test
    void isAbandonedWhenItStillWaitedForApprovals(JenkinsRule jenkins) throws Exception {
        CompliancePromotionConfiguration.get().setPolicy(ShopPipelines.POLICY_WITH_APPROVALS);

        WorkflowRun run = abort(jenkins, ShopPipelines.job(jenkins, ShopPipelines.PROMOTE), "waiting until ");

        assertThat(ShopPipelines.events())
                .containsExactly("evidence_collected", "evidence_collected", "requested", "abandoned");
        assertThat(run.getArtifactManager().root().list("compliance/**/*.zip", null, false))
                .hasSize(1);
        assertThat(AwaitedPromotion.of(run).getState()).isEqualTo("cancelled");
    }

    @Test
    void isAbandonedWhenTheBuildIsKilledWhileItWaits(JenkinsRule jenkins) throws Exception {
        CompliancePromotionConfiguration.get().setPolicy(ShopPipelines.POLICY_WITH_APPROVALS);
        WorkflowRun run = Objects.requireNonNull(
                        ShopPipelines.job(jenkins, ShopPipelines.PROMOTE).scheduleBuild2(0))
                .waitForStart();
        jenkins.waitForMessage("waiting until ", run);

        run.doKill();

        while (!ShopPipelines.events().contains("abandoned")) {
            Thread.sleep(100);
        }
        while (AwaitedPromotion.of(run).isWaiting()) {
            Thread.sleep(100);
        }
        assertThat(ShopPipelines.events()).endsWith("requested", "abandoned");
    }
}
