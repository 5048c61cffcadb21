package io.jenkins.plugins.compliance.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Result;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A folder or a step may tighten what is above it, and never loosen it. */
@WithJenkins
class FolderPolicyTest {

    private static final String TIGHTER = ShopPipelines.POLICY
            .replace("evidence: {", "evidence: { tests: ,")
            .replace("gates: {", "gates: { tests: { failures: 0 },");
    private static final String LOOSER = ShopPipelines.POLICY.replace("line: 80", "line: 50");

    private static WorkflowJob job(JenkinsRule jenkins, String folderPolicy, String script) throws Exception {
        Folder folder = jenkins.jenkins.createProject(Folder.class, "team");
        FolderComplianceProperty property = new FolderComplianceProperty();
        property.setPolicy(folderPolicy);
        folder.addProperty(property);
        return ShopPipelines.job(folder, "shop", ShopPipelines.COLLECT + script);
    }

    @Test
    void whatAFolderAsksForBeyondTheControllerHolds(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job(jenkins, TIGHTER, ShopPipelines.PROMOTE));

        jenkins.assertLogContains("ERROR: service-a was rejected: ", run);
        jenkins.assertLogContains("tests", run);
        assertThat(ShopPipelines.events()).endsWith("rejected");
    }

    @Test
    void thePolicyOfTheControllerHoldsInAFolderThatHasNone(JenkinsRule jenkins) throws Exception {
        jenkins.buildAndAssertSuccess(job(jenkins, "", ShopPipelines.PROMOTE));

        assertThat(ShopPipelines.events()).endsWith("completed");
    }

    @Test
    void nothingIsPromotedWhereAFolderLoosens(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job(jenkins, LOOSER, ShopPipelines.PROMOTE));

        jenkins.assertLogContains("the folder team", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(ShopPipelines.events()).doesNotContain("validated", "started");
    }

    @Test
    void nothingIsPromotedWhereAStepLoosens(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                ShopPipelines.job(jenkins, ShopPipelines.PROMOTE.replace(")", ", policy: '''" + LOOSER + "''')")));

        jenkins.assertLogContains("the step", run);
        assertThat(ShopPipelines.events()).doesNotContain("validated", "started");
    }

    @Test
    void aPolicyOfTheWorkspaceHoldsToo(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                ShopPipelines.job(
                        jenkins,
                        "node { writeFile file: 'compliance.yml', text: '''" + TIGHTER + "'''\n"
                                + ShopPipelines.PROMOTE.replace(")", ", policy: 'compliance.yml')") + "}"));

        jenkins.assertLogContains("ERROR: service-a was rejected: ", run);
        assertThat(ShopPipelines.events()).endsWith("rejected");
    }
}
