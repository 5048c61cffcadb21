package io.jenkins.plugins.compliance.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.ExtensionList;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.TaskListener;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.tasks.LogRotator;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
@SuppressWarnings("try") // contexts are used by being open
class RetentionTest {

    @Test
    void theLogRotatorKeepsBuildsWithEvidence(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, "");
        jenkins.buildAndAssertSuccess(job);
        job.setDefinition(new CpsFlowDefinition("echo 'nothing'", true));
        jenkins.buildAndAssertSuccess(job);
        jenkins.buildAndAssertSuccess(job);

        new LogRotator(-1, 1, -1, -1).perform(job);

        assertThat(job.getBuildByNumber(1)).isNotNull();
        assertThat(job.getBuildByNumber(2)).isNull();
        assertThat(job.getBuildByNumber(1).isKeepLog()).isTrue();
        assertThat(job.getBuildByNumber(1).getDescription()).startsWith("Kept by Compliance Promotion: ");
    }

    @Test
    void aBuildIsLetGoWhenItsTimeIsOverAndNothingRestsOnIt(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, ShopPipelines.PROMOTE);
        jenkins.buildAndAssertSuccess(job);
        job.setDefinition(
                new CpsFlowDefinition(ShopPipelines.COLLECT.replace("1.4.2", "1.5.0") + ShopPipelines.PROMOTE, true));
        jenkins.buildAndAssertSuccess(job);
        CompliancePromotionConfiguration.get().setRetentionYears(0);

        ExtensionList.lookupSingleton(RetentionWork.class).execute(TaskListener.NULL);

        assertThat(job.getBuildByNumber(1).isKeepLog()).isFalse();
        assertThat(job.getBuildByNumber(2).isKeepLog()).isTrue();
    }

    @Test
    void withoutYearsABuildIsKeptFromItsEndOnWhileSomethingRestsOnIt(JenkinsRule jenkins) throws Exception {
        CompliancePromotionConfiguration.get().setRetentionYears(0);
        WorkflowJob job = ShopPipelines.job(jenkins, ShopPipelines.PROMOTE);

        WorkflowRun run = jenkins.buildAndAssertSuccess(job);

        assertThat(run.isKeepLog()).isTrue();
        assertThat(run.getDescription()).contains("the newest promotion of service-a rests on it");
        jenkins.buildAndAssertSuccess(job);
        new LogRotator(-1, 1, -1, -1).perform(job);
        assertThat(job.getBuildByNumber(1)).isNotNull();
    }

    @Test
    void aBuildOfARenamedJobIsLetGo(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, "");
        jenkins.buildAndAssertSuccess(job);
        jenkins.buildAndAssertSuccess(job);
        job.renameTo("market");
        CompliancePromotionConfiguration.get().setRetentionYears(0);

        ExtensionList.lookupSingleton(RetentionWork.class).execute(TaskListener.NULL);

        assertThat(job.getBuildByNumber(1).isKeepLog()).isFalse();
        assertThat(job.getBuildByNumber(2).isKeepLog()).isTrue();
    }

    @Test
    void aBuildOfARenamedJobIsLetGoThoughAnotherOneIsInItsPlace(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, "");
        jenkins.buildAndAssertSuccess(job);
        job.renameTo("market");
        jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ""));
        CompliancePromotionConfiguration.get().setRetentionYears(0);

        ExtensionList.lookupSingleton(RetentionWork.class).execute(TaskListener.NULL);

        assertThat(job.getBuildByNumber(1).isKeepLog()).isFalse();
    }

    @Test
    void aChainThatCannotBeReadKeepsItsBuildsAndNoOthers(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, "");
        jenkins.buildAndAssertSuccess(job);
        jenkins.buildAndAssertSuccess(job);
        WorkflowJob other = ShopPipelines.job(
                jenkins.jenkins, "other", ShopPipelines.COLLECT.replace("'service-a'", "'service-b'"));
        jenkins.buildAndAssertSuccess(other);
        jenkins.buildAndAssertSuccess(other);
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        configuration.setRetentionYears(0);
        try (Stream<Path> files = Files.list(configuration.installation().home().resolve("chains/service-a"))) {
            Path segment = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(segment, Files.readString(segment).replace("1.4.2", "1.4.3"));
        }

        ExtensionList.lookupSingleton(RetentionWork.class).execute(TaskListener.NULL);

        assertThat(job.getBuildByNumber(1).isKeepLog()).isTrue();
        assertThat(other.getBuildByNumber(1).isKeepLog()).isFalse();
        assertThat(other.getBuildByNumber(2).isKeepLog()).isTrue();
    }

    @Test
    void aBuildThatIsRecordedToBeDeletedButIsThereIsLetGo(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, "");
        jenkins.buildAndAssertSuccess(job);
        jenkins.buildAndAssertSuccess(job);
        // All that is done before a build that cannot be cancelled makes the deletion fail.
        ExtensionList.lookupSingleton(EvidenceItemListener.class).onCheckDelete(job);
        CompliancePromotionConfiguration.get().setRetentionYears(0);

        ExtensionList.lookupSingleton(RetentionWork.class).execute(TaskListener.NULL);

        assertThat(ShopPipelines.events()).endsWith("job_deleted");
        assertThat(job.getBuildByNumber(1).isKeepLog()).isFalse();
        assertThat(job.getBuildByNumber(2).isKeepLog()).isTrue();
    }

    @Test
    void onlyBuildsThatTheChainsNameAreLookedAt(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, "");
        WorkflowRun deleted = jenkins.buildAndAssertSuccess(job);
        jenkins.buildAndAssertSuccess(job);
        deleted.delete();
        WorkflowRun other =
                jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins.jenkins, "plain", "echo 'nothing'"));
        // No chain knows of it, so it is found only by looking at every build.
        EvidenceAction.of(other).record(new BuildRecord("evidence", "service-a", "", "", "", "", "sast", 0, "", ""));

        ExtensionList.lookupSingleton(RetentionWork.class).execute(TaskListener.NULL);

        assertThat(job.getBuildByNumber(2).isKeepLog()).isTrue();
        assertThat(other.isKeepLog()).isFalse();
    }

    @Test
    void whatSomebodyElseKeepsIsNotLetGo(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, "echo 'keep me'");
        CompliancePromotionConfiguration.get().setRetentionYears(0);
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        run.keepLog(true);

        ExtensionList.lookupSingleton(RetentionWork.class).execute(TaskListener.NULL);

        assertThat(run.isKeepLog()).isTrue();
    }

    @Test
    void thatABuildIsDeletedIsRecorded(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ""));

        run.delete();

        assertThat(ShopPipelines.events()).containsExactly("evidence_collected", "evidence_collected", "build_deleted");
        assertThat(ShopPipelines.entries("service-a").get(2).data().text("build"))
                .contains("shop#1");
    }

    @Test
    void aJobWithEvidenceIsDeletedByWhoMayOnly(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, "");
        jenkins.buildAndAssertSuccess(job);
        restrict(jenkins);

        try (ACLContext context = as("deleter")) {
            assertThatThrownBy(job::delete)
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith("shop is not deleted: builds of shop have compliance evidence.");
        }
        assertThat(jenkins.jenkins.getItemByFullName("shop")).isNotNull();
        assertThat(ShopPipelines.events()).doesNotContain("job_deleted");

        try (ACLContext context = as("officer")) {
            job.delete();
        }
        assertThat(jenkins.jenkins.getItemByFullName("shop")).isNull();
        assertThat(ShopPipelines.events()).contains("job_deleted");
        assertThat(ShopPipelines.entries("service-a").get(2).data().text("user"))
                .contains("officer");
    }

    @Test
    void aFolderWithEvidenceInItIsDeletedByWhoMayOnly(JenkinsRule jenkins) throws Exception {
        Folder outer = jenkins.jenkins.createProject(Folder.class, "outer");
        Folder inner = outer.createProject(Folder.class, "inner");
        WorkflowJob without = ShopPipelines.job(outer, "a-without", "echo 'nothing'");
        jenkins.buildAndAssertSuccess(without);
        jenkins.buildAndAssertSuccess(ShopPipelines.job(inner, "shop", ShopPipelines.COLLECT));
        restrict(jenkins);

        try (ACLContext context = as("deleter")) {
            assertThatThrownBy(outer::delete)
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith(
                            "outer is not deleted: builds of outer/inner/shop have compliance evidence.");
        }
        assertThat(jenkins.jenkins.getItemByFullName("outer/a-without")).isNotNull();
        assertThat(jenkins.jenkins.getItemByFullName("outer/inner/shop")).isNotNull();

        try (ACLContext context = as("officer")) {
            outer.delete();
        }
        assertThat(jenkins.jenkins.getItemByFullName("outer")).isNull();
        assertThat(ShopPipelines.events()).contains("job_deleted");
        // Jenkins itself deletes what is in a folder; whose doing it is, is another matter.
        assertThat(ShopPipelines.entries("service-a"))
                .last()
                .extracting(entry -> entry.data().text("user").orElse(""))
                .isEqualTo("officer");
    }

    @Test
    void aJobWithoutEvidenceIsDeletedAsAlways(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins.jenkins, "plain", "echo 'nothing'");
        jenkins.buildAndAssertSuccess(job);
        restrict(jenkins);

        try (ACLContext context = as("deleter")) {
            job.delete();
        }

        assertThat(jenkins.jenkins.getItemByFullName("plain")).isNull();
    }

    private static void restrict(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grantWithoutImplication(Jenkins.READ, Item.READ, Item.DELETE)
                .everywhere()
                .to("deleter", "officer")
                .grantWithoutImplication(CompliancePermissions.ADMINISTER)
                .everywhere()
                .to("officer"));
    }

    private static ACLContext as(String user) {
        return ACL.as2(User.getOrCreateByIdOrFullName(user).impersonate2());
    }
}
