package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A build that runs as somebody may promote what that somebody may. */
@WithJenkins
class PromotePermissionTest {

    private static void runAs(JenkinsRule jenkins, String user) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grantWithoutImplication(Jenkins.READ, Item.READ, Item.BUILD, Computer.BUILD)
                .everywhere()
                .toEveryone()
                .grantWithoutImplication(CompliancePermissions.PROMOTE)
                .everywhere()
                .to("promoter")
                .grantWithoutImplication(CompliancePermissions.VIEW)
                .everywhere()
                .to("viewer"));
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate(
                                "shop", User.getOrCreateByIdOrFullName(user).impersonate2()));
    }

    @Test
    void collectingAndPromotingAreRefusedToABuildOfSomebodyWithoutThePermission(JenkinsRule jenkins) throws Exception {
        runAs(jenkins, "stranger");

        WorkflowRun run =
                jenkins.buildAndAssertStatus(Result.FAILURE, ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));

        jenkins.assertLogContains(
                "ERROR: this build runs as stranger, who lacks the permission Compliance/Promote on shop", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(ShopPipelines.events()).isEmpty();
    }

    @Test
    void isGrantedToABuildOfSomebodyWithThePermission(JenkinsRule jenkins) throws Exception {
        runAs(jenkins, "promoter");

        jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));

        assertThat(ShopPipelines.events()).endsWith("completed");
    }

    @Test
    void verifyingAsksForThePermissionToView(JenkinsRule jenkins) throws Exception {
        runAs(jenkins, "promoter");

        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE, ShopPipelines.job(jenkins, "verifyChain service: 'service-a', onCannotTell: 'pass'"));

        jenkins.assertLogContains("who lacks the permission Compliance/View on shop", run);
    }
}
