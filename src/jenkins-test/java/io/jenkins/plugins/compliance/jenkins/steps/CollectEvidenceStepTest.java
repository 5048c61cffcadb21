package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import hudson.model.Result;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import io.jenkins.plugins.compliance.jenkins.build.EvidenceAction;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class CollectEvidenceStepTest {

    private static final String SAYS =
            "echo \"critical=${e.sast.critical} line=${e.coverage.line} ${e.service} ${e.version} ${e.sequence}"
                    + " ${e.hash == e.coverage.hash} ${e.sast.tests}\"\n";

    private static void saysWhatItCollected(JenkinsRule jenkins, WorkflowRun run) throws Exception {
        jenkins.assertLogContains("critical=0 line=100.0 service-a 1.4.2 1 true null", run);
        jenkins.assertLogContains("[compliance] service-a: evidence_collected sast, entry 0, ", run);
        jenkins.assertLogContains("[compliance] service-a: evidence_collected coverage, entry 1, ", run);
        assertThat(Objects.requireNonNull(run.getAction(EvidenceAction.class)).getRecords())
                .extracting(BuildRecord::getKind, BuildRecord::getOutcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("evidence", "sast"),
                        org.assertj.core.groups.Tuple.tuple("evidence", "coverage"));
    }

    @Test
    void collectsOnTheController(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, SAYS));

        saysWhatItCollected(jenkins, run);
    }

    @Test
    void collectsOnAnAgent(JenkinsRule jenkins) throws Exception {
        jenkins.createOnlineSlave(Label.get("far-away"));

        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(
                jenkins.jenkins, "shop", "node('far-away') {\n" + ShopPipelines.REPORTS + "}\n" + SAYS));

        saysWhatItCollected(jenkins, run);
    }

    @Test
    void collectsWhatAnotherBuildArchivedWithoutANode(JenkinsRule jenkins) throws Exception {
        jenkins.buildAndAssertSuccess(ShopPipelines.job(
                jenkins.jenkins,
                "tests",
                "node {\n writeFile file: 'lcov.info', text: 'TN:\\nSF:app.js\\nDA:1,1\\nLF:1\\nLH:1\\n"
                        + "end_of_record\\n'\n archiveArtifacts 'lcov.info'\n}"));

        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(
                jenkins.jenkins,
                "shop",
                "def e = collectEvidence service: 'service-a', coverage: 'lcov.info', from: 'tests'\n"
                        + "echo \"line=${e.coverage.line}\""));

        jenkins.assertLogContains("line=100.0", run);
        jenkins.assertLogContains("service-a: reports are those that job/tests/1/ archived", run);
        assertThat(ShopPipelines.entries("service-a"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.data().text("origin")).contains("job/shop/1/"))
                .satisfies(
                        entry -> assertThat(entry.data().text("collected_from")).contains("job/tests/1/"));
    }

    @Test
    void collectsNothingFromWhereThePolicyTakesNothing(JenkinsRule jenkins) throws Exception {
        CompliancePromotionConfiguration.get()
                .setPolicy(ShopPipelines.POLICY.replace("services:\n", "origins: [job/shop/]\nservices:\n"));
        jenkins.buildAndAssertSuccess(ShopPipelines.job(
                jenkins.jenkins, "tests", "node {\n writeFile file: 'lcov.info', text: ''\n archiveArtifacts '*'\n}"));

        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                ShopPipelines.job(
                        jenkins.jenkins,
                        "shop",
                        "collectEvidence service: 'service-a', coverage: 'lcov.info', from: 'tests'"));

        jenkins.assertLogContains(
                "collectEvidence: this evidence of service-a comes from job/tests/1/, and the policy", run);
        assertThat(ShopPipelines.events()).isEmpty();
    }

    @Test
    void failsInOneLineWhenNothingMatches(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                ShopPipelines.job(
                        jenkins.jenkins,
                        "shop",
                        "node { collectEvidence service: 'service-a', sast: 'none/*.sarif' }"));

        jenkins.assertLogContains("ERROR: sast: no file matches 'none/*.sarif' ", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(ShopPipelines.events()).isEmpty();
    }

    @Test
    void asksForAWorkspace(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                ShopPipelines.job(jenkins.jenkins, "shop", "collectEvidence service: 'service-a', sast: '*.sarif'"));

        jenkins.assertLogContains("ERROR: collectEvidence needs a workspace: put it into a node block", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void recordsNothingOfSeveralReportsWhenOneIsRefused(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, ShopPipelines.job(jenkins.jenkins, "shop", """
                        node {
                            writeFile file: 'a.sarif',
                                text: '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"S"}},"results":[]}]}'
                            writeFile file: 'lcov.info', text: 'nonsense'
                            collectEvidence service: 'service-a', sast: 'a.sarif', coverage: 'lcov.info'
                        }
                        """));

        jenkins.assertLogContains("lcov.info", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(ShopPipelines.events()).isEmpty();
    }
}
