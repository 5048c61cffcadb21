package io.jenkins.plugins.compliance.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import io.jenkins.plugins.compliance.jenkins.Caller;
import io.jenkins.plugins.compliance.jenkins.LeftPromotion;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import java.util.Map;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A promotion that nobody ends any more holds its service only until somebody, or Jenkins itself, closes it. */
@WithJenkins
class LeftoverPromotionsTest {

    private static final String PAGE = "compliance/service/service-a/";

    private static void secure(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("viewer"));
    }

    private static WebResponse close(JenkinsRule jenkins, String promotion, String reason) throws Exception {
        return Caller.of(jenkins, "admin").post(PAGE + "abandon", Map.of("promotion", promotion, "reason", reason));
    }

    @Test
    void isClosedOnThePageOfTheService(JenkinsRule jenkins) throws Exception {
        jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));
        LeftPromotion.leave("p-1", "job/shop/9/");
        secure(jenkins);

        assertThat(Caller.of(jenkins, "viewer").get(PAGE).getContentAsString()).doesNotContain("Close as abandoned");
        assertThat(Caller.of(jenkins, "admin").get(PAGE).getContentAsString())
                .contains("Close as abandoned", "value=\"p-1\"");
        assertThat(close(jenkins, "p-1", " ").getContentAsString()).contains("the reason must be one line");
        assertThat(close(jenkins, "p-2", "gone").getContentAsString()).contains("there is no promotion p-2");

        assertThat(close(jenkins, "p-1", "the build is gone").getStatusCode()).isEqualTo(302);

        assertThat(ShopPipelines.events()).endsWith("started", "abandoned");
        assertThat(ShopPipelines.entries("service-a"))
                .last()
                .satisfies(entry -> assertThat(entry.data().text("reason")).contains("the build is gone"))
                .satisfies(entry -> assertThat(entry.data().text("user")).contains("admin"));
        assertThat(Caller.of(jenkins, "admin").get(PAGE).getContentAsString()).doesNotContain("Close as abandoned");
        jenkins.buildAndAssertSuccess(
                Objects.requireNonNull(jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class)));
    }

    @Test
    void isNotClosedWhileItsBuildGoesOn(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, ShopPipelines.PROMOTE + " { echo 'begins'; sleep 600 }");
        WorkflowRun run = Objects.requireNonNull(job.scheduleBuild2(0)).waitForStart();
        jenkins.waitForMessage("begins", run);
        secure(jenkins);
        String id = ShopPipelines.entries("service-a")
                .get(2)
                .data()
                .text("promotion")
                .orElseThrow();

        assertThat(close(jenkins, id, "gone").getContentAsString()).contains("is carried out by shop #1");
        job.renameTo("market");
        assertThat(close(jenkins, id, "gone").getContentAsString())
                .contains("is carried out by a build of this Jenkins");

        assertThat(ShopPipelines.events()).endsWith("started");
        run.doStop();
        jenkins.waitForCompletion(run);
    }

    @Test
    void isClosedWhenItsBuildIsDeleted(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ""));
        LeftPromotion.leave("p-1-2", run.getUrl());
        EvidenceAction.of(run).began("p-1");

        run.delete();

        assertThat(ShopPipelines.events()).endsWith("started", "build_deleted", "abandoned");
        assertThat(ShopPipelines.entries("service-a"))
                .last()
                .satisfies(entry -> assertThat(entry.data().text("reason")).contains("the build was deleted"))
                .satisfies(entry -> assertThat(entry.data().text("user")).contains("SYSTEM"));
    }

    @Test
    void isClosedWhenItsJobIsDeletedWithItsFolder(JenkinsRule jenkins) throws Exception {
        Folder team = jenkins.jenkins.createProject(Folder.class, "team");
        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(team, "shop", ShopPipelines.COLLECT));
        LeftPromotion.leave("p-1", run.getUrl());
        EvidenceAction.of(run).began("p-1");

        team.delete();

        assertThat(ShopPipelines.events()).endsWith("started", "job_deleted", "abandoned");
    }

    @Test
    void isLeftAloneWhenAnotherBuildIsDeleted(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, "");
        WorkflowRun first = jenkins.buildAndAssertSuccess(job);
        WorkflowRun second = jenkins.buildAndAssertSuccess(job);
        LeftPromotion.leave("p-1", second.getUrl());
        EvidenceAction.of(second).began("p-1");

        first.delete();

        assertThat(ShopPipelines.events()).endsWith("started", "build_deleted");
    }

    @Test
    void ofABuildOfTheSameNameElsewhereIsLeftAlone(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, "");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        // Another controller with the same chains recorded the same path.
        LeftPromotion.leave("p-1", run.getUrl());
        EvidenceAction.of(run).began("p-2");

        run.delete();
        job.delete();

        assertThat(ShopPipelines.events()).endsWith("started", "build_deleted");
    }

    @Test
    void isNotClosedWhileSomebodyHasIt(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ""));
        LeftPromotion.leave("p-1-2", run.getUrl());
        EvidenceAction.of(run).began("p-1");
        CompliancePromotionConfiguration.get()
                .installation()
                .underWay()
                .enter(new PromotionId("p-1"), "a build that repeats it");

        run.delete();

        assertThat(ShopPipelines.events()).endsWith("started", "build_deleted");
    }

    @Test
    void isClosedThoughNobodyLookedBefore(JenkinsRule jenkins) throws Exception {
        jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ""));
        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins.jenkins, "other", "echo 'nothing'"));
        LeftPromotion.leaveUnseen("p-1", run.getUrl());
        EvidenceAction.of(run).began("p-1");

        run.delete();

        assertThat(ShopPipelines.events()).endsWith("started", "abandoned");
    }
}
