package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.compliance.jenkins.AwaitedPromotion;
import io.jenkins.plugins.compliance.jenkins.Caller;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.config.CredentialSigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins is shut down in the middle, and started again. */
class PromoteServiceRestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    private Path directory;

    private String waitingBody(String name) {
        return """
                 {
                    node {
                        echo 'body begins'
                        retry(conditions: [nonresumable()], count: 3) {
                            waitUntil(initialRecurrencePeriod: 250, quiet: true) { fileExists '%s' }
                        }
                        echo 'body ends'
                    }
                }
                """.formatted(directory.resolve(name));
    }

    private void go(String name) throws Exception {
        Files.createFile(directory.resolve(name));
    }

    private static WorkflowRun start(JenkinsRule jenkins, WorkflowJob job, String until) throws Exception {
        WorkflowRun run = Objects.requireNonNull(job.scheduleBuild2(0)).waitForStart();
        jenkins.waitForMessage(until, run);
        return run;
    }

    private static WorkflowRun resumed(JenkinsRule jenkins, String job) {
        return Objects.requireNonNull(Objects.requireNonNull(jenkins.jenkins.getItemByFullName(job, WorkflowJob.class))
                .getBuildByNumber(1));
    }

    private static WorkflowRun completed(JenkinsRule jenkins, String job) throws Exception {
        return jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(resumed(jenkins, job)));
    }

    private static List<String> changes() throws Exception {
        return ShopPipelines.events().stream()
                .filter(event -> List.of("requested", "started", "completed", "failed", "rolled_back", "abandoned")
                        .contains(event))
                .toList();
    }

    @Test
    void waitsForTheBodyThatWasRunning() throws Throwable {
        sessions.then(jenkins ->
                start(jenkins, ShopPipelines.job(jenkins, ShopPipelines.PROMOTE + waitingBody("go")), "body begins"));
        go("go");
        sessions.then(jenkins -> {
            WorkflowRun run = completed(jenkins, "shop");
            assertThat(run.getLog(1000)).filteredOn("body begins"::equals).hasSize(1);
            assertThat(changes()).containsExactly("requested", "started", "completed");
        });
    }

    @Test
    void goesOnToTheServiceBehindTheOneWhoseBodyWasRunning() throws Throwable {
        String both = ShopPipelines.COLLECT.replace("service-a", "service-b")
                + "promoteService(services: ['service-a', 'service-b'], from: 'sandbox', to: 'compliant')";
        sessions.then(jenkins -> start(jenkins, ShopPipelines.job(jenkins, both + waitingBody("go")), "body begins"));
        go("go");
        sessions.then(jenkins -> {
            WorkflowRun run = completed(jenkins, "shop");
            assertThat(run.getLog(1000)).filteredOn("body begins"::equals).hasSize(2);
            assertThat(changes()).containsExactly("requested", "started", "completed");
            assertThat(ShopPipelines.events("service-b")).endsWith("started", "completed");
        });
    }

    @Test
    void waitsForTheRollbackThatWasRunning() throws Throwable {
        sessions.then(jenkins -> {
            jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));
            String body = waitingBody("go")
                    .replace("node {", "if (env.PROMOTION_ACTION == 'promote') { error 'broken' }\nnode {");
            start(
                    jenkins,
                    ShopPipelines.job(
                            jenkins.jenkins,
                            "next",
                            ShopPipelines.COLLECT.replace("1.4.2", "1.5.0")
                                    + ShopPipelines.PROMOTE.replace(")", ", onFailure: 'rollback')")
                                    + body),
                    "body begins");
        });
        go("go");
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.waitForCompletion(resumed(jenkins, "next"));
            jenkins.assertBuildStatus(Result.FAILURE, run);
            jenkins.assertLogContains("ERROR: service-a failed and was rolled back", run);
            assertThat(run.getLog(1000)).filteredOn("body begins"::equals).hasSize(1);
            assertThat(changes())
                    .containsExactly(
                            "requested", "started", "completed", "requested", "started", "failed", "rolled_back");
        });
    }

    @Test
    void goesOnWaitingForApprovals() throws Throwable {
        sessions.then(jenkins -> {
            requireApprovals(jenkins);
            WorkflowRun run = start(jenkins, ShopPipelines.job(jenkins, ShopPipelines.PROMOTE), "waiting until ");
            assertThat(AwaitedPromotion.of(run).isWaiting()).isTrue();
        });
        sessions.then(jenkins -> {
            jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
            WorkflowRun run = resumed(jenkins, "shop");
            assertThat(AwaitedPromotion.of(run).isWaiting()).isTrue();
            assertThat(changes()).containsExactly("requested");

            approve(jenkins, run);

            completed(jenkins, "shop");
            assertThat(changes()).containsExactly("requested", "started", "completed");
        });
    }

    /** Of alice, who may do everything. */
    private static void requireApprovals(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("alice"));
        CompliancePromotionConfiguration.get().setPolicy(ShopPipelines.POLICY_WITH_APPROVALS);
    }

    private void startAndTakeTheKeyAway() throws Throwable {
        sessions.then(jenkins -> {
            start(jenkins, ShopPipelines.job(jenkins, ShopPipelines.PROMOTE + waitingBody("go")), "body begins");
            CompliancePromotionConfiguration.get().setSigningKey(new CredentialSigningKey("not-there-yet"));
        });
    }

    /** The build may still be on its way back: then it is to be asked again, as the answer says. */
    private static void approve(JenkinsRule jenkins, WorkflowRun run) throws Exception {
        Map<String, String> parameters = Map.of("promotion", AwaitedPromotion.id(run));
        int status = 0;
        for (int i = 0; i < 100 && status != 302; i++) {
            status = Caller.of(jenkins, "alice")
                    .post(run.getUrl() + "compliance-approvals/approve", parameters)
                    .getStatusCode();
            Thread.sleep(100);
        }
        assertThat(status).isEqualTo(302);
    }

    @Test
    void keepsTheApprovalsThatWereGivenBefore() throws Throwable {
        sessions.then(jenkins -> {
            requireApprovals(jenkins);
            WorkflowRun run = start(
                    jenkins, ShopPipelines.job(jenkins, ShopPipelines.PROMOTE + waitingBody("go")), "waiting until ");
            approve(jenkins, run);
            jenkins.waitForMessage("body begins", run);
        });
        go("go");
        sessions.then(jenkins -> {
            jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
            completed(jenkins, "shop");
            assertThat(ShopPipelines.events()).containsOnlyOnce("approved");
            assertThat(changes()).containsExactly("requested", "started", "completed");
        });
    }

    @Test
    void asksNobodyAgainWhenTheFirstOfTwoServicesHasCompleted() throws Throwable {
        String both = ShopPipelines.COLLECT.replace("service-a", "service-b")
                + "promoteService(services: ['service-a', 'service-b'], from: 'sandbox', to: 'compliant')";
        sessions.then(jenkins -> {
            requireApprovals(jenkins);
            String body = waitingBody("go").replace("node {", "if (env.PROMOTION_SERVICE == 'service-b') node {");
            WorkflowRun run = start(jenkins, ShopPipelines.job(jenkins, both + body), "waiting until ");
            assertThat(changes()).containsExactly("requested");
            assertThat(ShopPipelines.events("service-b")).endsWith("requested");
            approve(jenkins, run);
            jenkins.waitForMessage("body begins", run);
        });
        go("go");
        sessions.then(jenkins -> {
            jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
            completed(jenkins, "shop");
            assertThat(ShopPipelines.events()).containsOnlyOnce("approved").endsWith("started", "completed");
            assertThat(ShopPipelines.events("service-b"))
                    .containsOnlyOnce("approved")
                    .endsWith("started", "completed");
        });
    }

    @Test
    void asksForNothingAnewWhenThePromotionWasOver() throws Throwable {
        sessions.then(jenkins -> start(
                jenkins,
                ShopPipelines.job(jenkins, ShopPipelines.PROMOTE + "\nwithEnv([])" + waitingBody("go")),
                "body begins"));
        go("go");
        sessions.then(jenkins -> {
            completed(jenkins, "shop");
            assertThat(changes()).containsExactly("requested", "started", "completed");
        });
    }

    @Test
    void letsTheBodyRunWhileTheKeyCannotBeHad() throws Throwable {
        startAndTakeTheKeyAway();
        sessions.then(jenkins -> {
            WorkflowRun run = resumed(jenkins, "shop");
            jenkins.waitForMessage("cannot go on after the restart", run);
            go("go");
            jenkins.waitForMessage("body ends", run);
            CompliancePromotionConfiguration.get().setSigningKey(null);

            completed(jenkins, "shop");
            assertThat(run.getLog(1000)).filteredOn("body begins"::equals).hasSize(1);
            assertThat(changes()).containsExactly("requested", "started", "completed");
        });
    }

    @Test
    void isAbandonedWhenItIsAbortedBeforeTheKeyIsBack() throws Throwable {
        startAndTakeTheKeyAway();
        sessions.then(jenkins -> {
            WorkflowRun run = resumed(jenkins, "shop");
            jenkins.waitForMessage("cannot go on after the restart", run);

            run.doStop();

            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            jenkins.assertLogNotContains("body ends", run);
            assertThat(changes()).containsExactly("requested", "started", "abandoned");
        });
    }
}
