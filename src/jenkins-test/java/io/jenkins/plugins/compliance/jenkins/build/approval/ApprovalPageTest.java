package io.jenkins.plugins.compliance.jenkins.build.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.compliance.jenkins.AwaitedPromotion;
import io.jenkins.plugins.compliance.jenkins.Caller;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
@SuppressWarnings("try") // contexts are used by being open
class ApprovalPageTest {

    private static final String APPROVALS = "job/shop/1/compliance-approvals/";

    /** A build that alice has started, and that waits; alice, bob and carol may approve, dave may see it, erin no job. */
    private static WorkflowRun waiting(JenkinsRule jenkins, String approvals) throws Exception {
        JenkinsRule.DummySecurityRealm realm = jenkins.createDummySecurityRealm();
        realm.addGroups("carol", "release-manager");
        jenkins.jenkins.setSecurityRealm(realm);
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grantWithoutImplication(
                        Jenkins.READ,
                        Item.DISCOVER,
                        Item.READ,
                        Item.BUILD,
                        CompliancePermissions.VIEW,
                        CompliancePermissions.PROMOTE)
                .everywhere()
                .to("alice", "bob", "carol", "dave")
                .grantWithoutImplication(CompliancePermissions.APPROVE)
                .everywhere()
                .to("alice", "bob", "carol")
                .grantWithoutImplication(Jenkins.READ, CompliancePermissions.VIEW)
                .everywhere()
                .to("erin"));
        CompliancePromotionConfiguration.get()
                .setPolicy(
                        ShopPipelines.POLICY.replace("services:\n", "    approvals: " + approvals + "\nservices:\n"));
        WorkflowRun run;
        try (ACLContext context =
                ACL.as2(User.getOrCreateByIdOrFullName("alice").impersonate2())) {
            run = Objects.requireNonNull(ShopPipelinesOfSystem.job(jenkins)
                            .scheduleBuild2(0, new CauseAction(new Cause.UserIdCause())))
                    .waitForStart();
        }
        jenkins.waitForMessage("waiting until ", run);
        return run;
    }

    /** Whoever starts a build need not be allowed to create its job. */
    private static final class ShopPipelinesOfSystem {

        static org.jenkinsci.plugins.workflow.job.WorkflowJob job(JenkinsRule jenkins) throws Exception {
            try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
                return ShopPipelines.job(jenkins, ShopPipelines.PROMOTE);
            }
        }
    }

    private static WebResponse approve(JenkinsRule jenkins, WorkflowRun run, String user) throws Exception {
        return Caller.of(jenkins, user).post(APPROVALS + "approve", Map.of("promotion", AwaitedPromotion.id(run)));
    }

    @Test
    void theButtonApproves(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = waiting(jenkins, "{ count: 1, users: [alice, bob] }");
        try (JenkinsRule.WebClient bob = jenkins.createWebClient().withBasicCredentials("bob")) {
            HtmlPage page = bob.goTo(APPROVALS);

            jenkins.submit(page.getFormByName("approve"));
        }

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(ShopPipelines.entries("service-a"))
                .filteredOn(entry -> entry.data().text("event").orElseThrow().equals("approved"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.data().text("approver")).contains("bob"));
        assertThat(AwaitedPromotion.of(run).getState()).isEqualTo("approved");
    }

    @Test
    void theButtonRefuses(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = waiting(jenkins, "{ count: 1, users: [alice, bob] }");
        try (JenkinsRule.WebClient bob = jenkins.createWebClient().withBasicCredentials("bob")) {
            HtmlPage page = bob.goTo(APPROVALS);

            page.getFormByName("refuse").getInputByName("reason").setValue("not on <b>Friday</b>");
            jenkins.submit(page.getFormByName("refuse"));
        }

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("ERROR: service-a was rejected: ", run);
        jenkins.assertLogContains("bob refused to approve it: not on <b>Friday</b>", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(ShopPipelines.events()).containsSubsequence("approval_refused", "rejected");
        assertThat(AwaitedPromotion.of(run).getNote()).isEqualTo("bob: not on <b>Friday</b>");
        assertThat(Caller.of(jenkins, "dave").get(APPROVALS).getContentAsString())
                .contains("refused (bob: not on &lt;b")
                .doesNotContain("<b>Friday");
    }

    @Test
    void whoAsksForThePromotionCannotApproveIt(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = waiting(jenkins, "{ count: 1, users: [alice, bob] }");

        assertThat(approve(jenkins, run, "alice").getStatusCode()).isEqualTo(400);

        assertThat(AwaitedPromotion.of(run).isWaiting()).isTrue();
        assertThat(ShopPipelines.events()).doesNotContain("approved");
        assertThat(approve(jenkins, run, "bob").getStatusCode()).isEqualTo(302);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }

    @Test
    void nobodyCountsTwiceAndARoleIsAGroup(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = waiting(jenkins, "{ count: 2, roles: [release-manager], users: [bob] }");

        assertThat(approve(jenkins, run, "bob").getStatusCode()).isEqualTo(302);
        assertThat(approve(jenkins, run, "bob").getStatusCode()).isEqualTo(400);
        assertThat(AwaitedPromotion.of(run).isWaiting()).isTrue();
        assertThat(approve(jenkins, run, "carol").getStatusCode()).isEqualTo(302);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(ShopPipelines.events()).filteredOn("approved"::equals).hasSize(2);
    }

    @Test
    void whoMayOnlySeeItGetsNoButton(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = waiting(jenkins, "{ count: 1, users: [bob] }");

        WebResponse page = Caller.of(jenkins, "dave").get(APPROVALS);

        assertThat(page.getStatusCode()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("1.4.2", "alice", AwaitedPromotion.of(run).getUntil())
                .doesNotContain("name=\"approve\"");
        assertThat(Caller.of(jenkins, "bob").get(APPROVALS).getContentAsString())
                .contains("name=\"approve\"");
        run.doStop();
        jenkins.waitForCompletion(run);
    }

    @Test
    void theRemoteApiSaysWhatIsAwaited(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = waiting(jenkins, "{ count: 1, users: [bob] }");

        WebResponse answer = Caller.of(jenkins, "dave").get(APPROVALS + "api/json");

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getContentAsString())
                .contains(
                        "\"promotion\":\"" + AwaitedPromotion.id(run) + "\"",
                        "\"state\":\"waiting\"",
                        "\"requester\":\"alice\"",
                        "\"services\":[\"service-a\"]");
        assertThat(Caller.anonymous(jenkins).get(APPROVALS + "api/json").getStatusCode())
                .isEqualTo(403);
        run.doStop();
        jenkins.waitForCompletion(run);
    }

    @Test
    void theOverviewListsItForThoseWhoMaySeeTheBuildUntilItIsDecided(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = waiting(jenkins, "{ count: 1, users: [bob] }");
        String waiting = "href=\"" + jenkins.contextPath + "/" + APPROVALS + "\"";

        for (String page : List.of("compliance/", "compliance/service/service-a/")) {
            assertThat(Caller.of(jenkins, "dave").get(page).getContentAsString())
                    .as(page)
                    .contains("Waiting for approval", waiting, "nobody yet");
            assertThat(Caller.of(jenkins, "erin").get(page).getContentAsString())
                    .as(page)
                    .contains("service-a")
                    .doesNotContain("Waiting for approval", waiting);
        }
        assertThat(Caller.of(jenkins, "dave").get("compliance/api/json").getContentAsString())
                .contains("\"approvals\":[{", "\"url\":\"" + APPROVALS + "\"", "\"requester\":\"alice\"");

        assertThat(approve(jenkins, run, "bob").getStatusCode()).isEqualTo(302);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(Caller.of(jenkins, "dave").get("compliance/").getContentAsString())
                .doesNotContain("Waiting for approval");
    }
}
