package io.jenkins.plugins.compliance.jenkins.steps;

import static io.jenkins.plugins.compliance.jenkins.ShopPipelines.PROMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.compliance.jenkins.AwaitedPromotion;
import io.jenkins.plugins.compliance.jenkins.Caller;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import java.util.Map;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What becomes of a build whose step promotes. */
@WithJenkins
class PromoteServiceStepTest {

    private static WorkflowRun run(JenkinsRule jenkins, Result result, String script) throws Exception {
        return jenkins.buildAndAssertStatus(result, ShopPipelines.job(jenkins, script));
    }

    @Test
    void runsTheBodyAndReturnsWhatTheSandboxMayRead(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, Result.SUCCESS, """
                echo "critical=${e.sast.critical} line=${e.coverage.line}"
                def r = %s { echo "deploying ${env.PROMOTION_SERVICE} ${env.PROMOTION_VERSION}" }
                echo "${r.outcome} at ${r.sequence}, ${r.services[0].reasons.size()} reasons, ${r.package}"
                """.formatted(PROMOTE));

        jenkins.assertLogContains("critical=0 line=100.0", run);
        jenkins.assertLogContains("deploying service-a 1.4.2", run);
        jenkins.assertLogContains("completed at 6, 0 reasons, compliance/service-a/shop-1-", run);
        assertThat(run.getArtifactManager().root().list("compliance/**/*.zip", null, false))
                .hasSize(1);
    }

    @Test
    void runsTheBodyOnAnAgent(JenkinsRule jenkins) throws Exception {
        jenkins.createOnlineSlave(hudson.model.Label.get("far-away"));

        WorkflowRun run = run(jenkins, Result.SUCCESS, PROMOTE + """
                 { node('far-away') { writeFile file: 'deployed', text: env.PROMOTION_VERSION
                     echo "deployed ${readFile 'deployed'}" } }
                """);

        jenkins.assertLogContains("deployed 1.4.2", run);
        assertThat(ShopPipelines.events()).endsWith("started", "completed");
    }

    @Test
    void needsNoBody(JenkinsRule jenkins) throws Exception {
        run(jenkins, Result.SUCCESS, PROMOTE);

        assertThat(ShopPipelines.events()).endsWith("started", "completed");
    }

    @Test
    void failsInOneLineWhatIsRejected(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(
                jenkins,
                Result.FAILURE,
                "promoteService(service: 'service-a', from: 'sandbox', to: 'compliant', version: '2') { error 'no' }");

        jenkins.assertLogContains("ERROR: service-a was rejected: ", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(run.getArtifactManager().root().list("compliance/**/*.zip", null, false))
                .hasSize(1);
        assertThat(Objects.requireNonNull(run.getAction(EvidenceAction.class)).getRecords())
                .extracting(BuildRecord::getOutcome)
                .containsExactly("sast", "coverage", "rejected");
    }

    @Test
    void makesTheBuildUnstableIfAsked(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, Result.UNSTABLE, """
                def r = promoteService(service: 'service-a', from: 'sandbox', to: 'compliant', onFailure: 'unstable') {
                    error 'broken'
                }
                echo "goes on after ${r.outcome}"
                """);

        jenkins.assertLogContains("goes on after failed", run);
    }

    @Test
    void tellsTheSandboxWhyItWasRejected(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, Result.UNSTABLE, """
                def r = promoteService(service: 'service-a', from: 'sandbox', to: 'compliant', version: '2',
                        onFailure: 'unstable')
                echo "${r.outcome}: ${r.services[0].reasons[0]}"
                """);

        jenkins.assertLogContains("rejected: ", run);
        jenkins.assertLogNotContains("rejected: null", run);
    }

    @Test
    void recordsNothingInADryRun(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, Result.SUCCESS, """
                def r = promoteService(service: 'service-a', from: 'sandbox', to: 'compliant', dryRun: true) {
                    echo 'must not run'
                }
                echo "${r.outcome} by plan ${r.plan.length()}"
                """);

        jenkins.assertLogContains("would_pass by plan 64", run);
        jenkins.assertLogContains("nothing was recorded", run);
        jenkins.assertLogNotContains("must not run", run);
        assertThat(ShopPipelines.events()).containsExactly("evidence_collected", "evidence_collected");
        assertThat(run.getArtifactManager().root().list("compliance/**", null, false))
                .isEmpty();
    }

    @Test
    void saysInADryRunWhoseApprovalItWouldWaitFor(JenkinsRule jenkins) throws Exception {
        CompliancePromotionConfiguration.get().setPolicy(ShopPipelines.POLICY_WITH_APPROVALS);

        WorkflowRun run = run(jenkins, Result.SUCCESS, """
                def r = promoteService(service: 'service-a', from: 'sandbox', to: 'compliant', dryRun: true)
                echo "${r.outcome}, then ${r.approvals}"
                """);

        jenkins.assertLogContains("would_pass, then 1 approval by the users alice, bob", run);
    }

    @Test
    void asksNobodyToApproveWhatTheGatesReject(JenkinsRule jenkins) throws Exception {
        CompliancePromotionConfiguration.get()
                .setPolicy(ShopPipelines.POLICY_WITH_APPROVALS.replace("line: 80", "branch: 80"));

        WorkflowRun run = run(jenkins, Result.FAILURE, PROMOTE);

        jenkins.assertLogContains("nobody is asked to approve", run);
        jenkins.assertLogNotContains("waiting until", run);
        assertThat(ShopPipelines.events()).endsWith("requested", "gates_evaluated", "rejected");
    }

    @Test
    void asksForTheServicesBeforeTheOneThatTheGatesReject(JenkinsRule jenkins) throws Exception {
        CompliancePromotionConfiguration.get().setPolicy(ShopPipelines.POLICY_WITH_APPROVALS);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("bob"));
        WorkflowRun run = Objects.requireNonNull(ShopPipelines.job(
                                jenkins,
                                "promoteService(services: ['service-a', 'service-b'], from: 'sandbox', to: 'compliant', version: '1.4.2')")
                        .scheduleBuild2(0))
                .waitForStart();
        jenkins.waitForMessage("waiting until", run);
        assertThat(AwaitedPromotion.of(run).getGates()).contains("service-b: sast.critical failed");

        Caller.of(jenkins, "bob")
                .post(run.getUrl() + "compliance-approvals/approve", Map.of("promotion", AwaitedPromotion.id(run)));

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(ShopPipelines.events()).endsWith("completed");
        assertThat(ShopPipelines.events("service-b")).endsWith("gates_evaluated", "rejected");
        jenkins.assertLogContains("there is no sast evidence", run);
    }

    @Test
    void runsTheBodyOnceMoreToRollBack(JenkinsRule jenkins) throws Exception {
        run(jenkins, Result.SUCCESS, PROMOTE);

        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                ShopPipelines.job(jenkins.jenkins, "next", ShopPipelines.COLLECT.replace("1.4.2", "1.5.0") + """
                        promoteService(service: 'service-a', from: 'sandbox', to: 'compliant', onFailure: 'rollback') {
                            echo "${env.PROMOTION_ACTION} ${env.PROMOTION_VERSION}"
                            if (env.PROMOTION_ACTION == 'promote') { error 'broken' }
                        }
                        """));

        jenkins.assertLogContains("promote 1.5.0", run);
        jenkins.assertLogContains("rollback 1.4.2", run);
        jenkins.assertLogContains("ERROR: service-a failed and was rolled back", run);
        jenkins.assertLogNotContains("\tat io.jenkins.plugins.compliance", run);
        assertThat(ShopPipelines.events()).endsWith("started", "failed", "rolled_back");
    }

    @Test
    void goesBackToAVersionThatWasPromotedBefore(JenkinsRule jenkins) throws Exception {
        run(jenkins, Result.SUCCESS, PROMOTE);
        jenkins.buildAndAssertSuccess(
                ShopPipelines.job(jenkins.jenkins, "next", ShopPipelines.COLLECT.replace("1.4.2", "1.5.0") + PROMOTE));

        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins.jenkins, "back", """
                def r = promoteService(service: 'service-a', rollbackTo: '1.4.2') {
                    echo "${env.PROMOTION_ACTION} to ${env.PROMOTION_VERSION}"
                }
                echo "back: ${r.outcome}"
                """));

        jenkins.assertLogContains("rollback to 1.4.2", run);
        jenkins.assertLogContains("back: completed", run);
    }

    @Test
    void refusesArgumentsThatDoNotGoTogetherInOneLine(JenkinsRule jenkins) throws Exception {
        WorkflowRun run =
                run(jenkins, Result.FAILURE, "promoteService(service: 'service-a', to: 'compliant', rollbackTo: '1')");

        jenkins.assertLogContains("ERROR: rollbackTo says where to go back to", run);
        jenkins.assertLogNotContains("\tat ", run);
    }
}
