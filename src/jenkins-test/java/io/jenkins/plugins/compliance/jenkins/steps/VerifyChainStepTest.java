package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class VerifyChainStepTest {

    private static WorkflowRun verify(JenkinsRule jenkins, Result result, String call) throws Exception {
        WorkflowJob job = ShopPipelines.job(
                jenkins.jenkins,
                "verification",
                "def v = " + call + "\necho \"said ${v.verdict} ${v.valid}"
                        + " ${v.services[0].service} ${v.services[0].size} ${v.services[0].findings.size()}\"");
        return jenkins.buildAndAssertStatus(result, job);
    }

    private static void promoted(JenkinsRule jenkins) throws Exception {
        jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));
    }

    /** Changes one letter of an entry, in the middle of the chain. */
    private static void tamper() throws Exception {
        Path home = CompliancePromotionConfiguration.get().installation().home();
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> chains = files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, "gates_evaluated"))
                    .toList();
            assertThat(chains).hasSize(1);
            byte[] bytes = Files.readAllBytes(chains.get(0));
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            bytes[text.indexOf("\"passed\"") + 1] = 'P';
            Files.write(chains.get(0), bytes);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void returnsWhatTheSandboxMayRead(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);

        WorkflowRun run =
                verify(jenkins, Result.SUCCESS, "verifyChain(service: 'service-a', expectSize: 7, drill: true)");

        jenkins.assertLogContains("said valid true service-a 7 0", run);
        assertThat(ShopPipelines.events()).hasSize(7);
    }

    @Test
    void verifiesAllChains(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);

        jenkins.assertLogContains(
                "said valid true service-a 7 0", verify(jenkins, Result.SUCCESS, "verifyChain(all: true)"));
    }

    @Test
    void failsOnABrokenChainWithALineForEachFinding(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);
        tamper();

        WorkflowRun run = verify(jenkins, Result.FAILURE, "verifyChain(service: 'service-a')");

        jenkins.assertLogContains("ERROR: verification failed: service-a; the lines above say what was found", run);
        jenkins.assertLogContains("[compliance] service-a: ", run);
        jenkins.assertLogNotContains("\tat ", run);
        jenkins.assertLogNotContains("said ", run);
    }

    @Test
    void failsWhenItCannotTellUnlessToldOtherwise(JenkinsRule jenkins) throws Exception {
        jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ""));

        jenkins.assertLogContains(
                "ERROR: it cannot be told whether the evidence is whole: service-a",
                verify(jenkins, Result.FAILURE, "verifyChain(service: 'service-a')"));
        jenkins.jenkins.getItemByFullName("verification").delete();
        jenkins.assertLogContains(
                "said cannot_tell false service-a 2 0",
                verify(jenkins, Result.UNSTABLE, "verifyChain(service: 'service-a', onCannotTell: 'unstable')"));
        jenkins.jenkins.getItemByFullName("verification").delete();
        verify(jenkins, Result.SUCCESS, "verifyChain(service: 'service-a', onCannotTell: 'pass')");
    }

    @Test
    void holdsTheChainAgainstWhatAnEarlierBuildRecorded(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);
        WorkflowJob job = jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class);
        job.setDefinition(new org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition(
                "def v = verifyChain sinceBuild: 1\necho \"said ${v.verdict}\"", true));

        jenkins.assertLogContains("said valid", jenkins.buildAndAssertSuccess(job));
    }

    @Test
    void failsWhereThereIsNoChain(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = verify(jenkins, Result.FAILURE, "verifyChain(all: true)");

        jenkins.assertLogContains("ERROR: nothing was verified: there is no chain", run);
        jenkins.assertLogNotContains("\tat ", run);
    }
}
