package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Two builds want to promote the same service. */
@WithJenkins
class RacingBuildsTest {

    @TempDir
    private Path directory;

    private WorkflowRun holder(JenkinsRule jenkins) throws Exception {
        WorkflowRun holder = Objects.requireNonNull(
                        ShopPipelines.job(jenkins, ShopPipelines.PROMOTE + """
                         {
                            node {
                                echo 'body begins'
                                waitUntil(initialRecurrencePeriod: 250, quiet: true) { fileExists '%s' }
                            }
                        }
                        """.formatted(directory.resolve("go")))
                                .scheduleBuild2(0))
                .waitForStart();
        jenkins.waitForMessage("body begins", holder);
        return holder;
    }

    private void letGo(JenkinsRule jenkins, WorkflowRun holder) throws Exception {
        Files.createFile(directory.resolve("go"));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(holder));
    }

    private static WorkflowRun second(JenkinsRule jenkins, String further) throws Exception {
        return Objects.requireNonNull(ShopPipelines.job(
                                jenkins.jenkins,
                                "second",
                                "promoteService(service: 'service-a', from: 'sandbox',"
                                        + " to: 'compliant', version: '1.4.2'" + further + ") { echo 'second body' }")
                        .scheduleBuild2(0))
                .waitForStart();
    }

    @Test
    void theSecondIsRefusedAtOnceAndToldWhoHoldsIt(JenkinsRule jenkins) throws Exception {
        WorkflowRun holder = holder(jenkins);

        WorkflowRun second = jenkins.waitForCompletion(second(jenkins, ""));

        jenkins.assertBuildStatus(Result.FAILURE, second);
        jenkins.assertLogContains("service-a: held by promotion shop-1-", second);
        jenkins.assertLogContains(", job/shop/1/", second);
        jenkins.assertLogContains("ERROR: service-a was refused: ", second);
        jenkins.assertLogNotContains("\tat ", second);
        jenkins.assertLogNotContains("second body", second);
        letGo(jenkins, holder);
    }

    @Test
    void theSecondWaitsIfItIsToldTo(JenkinsRule jenkins) throws Exception {
        WorkflowRun holder = holder(jenkins);
        WorkflowRun second = second(jenkins, ", waitFor: 5");
        jenkins.waitForMessage("service-a: waits for promotion shop-1-", second);

        letGo(jenkins, holder);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(second));
        jenkins.assertLogContains("second body", second);
        assertThat(ShopPipelines.events())
                .filteredOn(event -> event.equals("started") || event.equals("completed"))
                .containsExactly("started", "completed", "started", "completed");
    }
}
