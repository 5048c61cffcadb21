package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A Jenkins in a process of its own, with the plugin in a class loader of its own. */
@SuppressWarnings("NonApiType") // what is sent from one process to the other has to be serializable
class KilledControllerTest {

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension();

    @TempDir
    private Path directory;

    @Test
    void promotesInAProcessOfItsOwn() throws Throwable {
        controller.startJenkins();

        ArrayList<String> events = controller.runRemotely(KilledControllerTest::promote);

        assertThat(events)
                .containsExactly(
                        "evidence_collected",
                        "evidence_collected",
                        "requested",
                        "gates_evaluated",
                        "validated",
                        "started",
                        "completed");
    }

    @Test
    void goesOnWithAPromotionWhoseControllerWasKilled() throws Throwable {
        Path go = directory.resolve("go");
        controller.startJenkins();
        controller.runRemotely(KilledControllerTest::begin, go.toString());

        controller.stopJenkinsForcibly();
        Files.createFile(go);
        controller.startJenkins();
        ArrayList<String> events = controller.runRemotely(KilledControllerTest::end);

        assertThat(events).endsWith("started", "completed");
        assertThat(Collections.frequency(events, "completed")).isEqualTo(1);
    }

    /** In processes of their own, since a thread that waits ends with its process only. */
    @Test
    void goesOnWaitingForThePromotionOfAnotherBuild() throws Throwable {
        Path go = directory.resolve("go");
        controller.startJenkins();
        controller.runRemotely(KilledControllerTest::begin, go.toString());
        controller.runRemotely(KilledControllerTest::beginToWait);

        controller.stopJenkins();
        Files.createFile(go);
        controller.startJenkins();
        ArrayList<String> events = controller.runRemotely(KilledControllerTest::endOfBoth);

        assertThat(events).containsSubsequence("started", "completed", "started", "completed");
        assertThat(Collections.frequency(events, "started")).isEqualTo(2);
        assertThat(Collections.frequency(events, "completed")).isEqualTo(2);
    }

    private static void beginToWait(JenkinsRule jenkins) throws Throwable {
        WorkflowRun second = Objects.requireNonNull(ShopPipelines.job(
                                jenkins.jenkins,
                                "second",
                                ShopPipelines.PROMOTE.replace(")", ", version: '1.4.2', waitFor: 10)"))
                        .scheduleBuild2(0))
                .waitForStart();
        jenkins.waitForMessage("service-a: waits for promotion shop-1-", second);
    }

    private static ArrayList<String> endOfBoth(JenkinsRule jenkins) throws Throwable {
        WorkflowRun second = Objects.requireNonNull(
                Objects.requireNonNull(jenkins.jenkins.getItemByFullName("second", WorkflowJob.class))
                        .getBuildByNumber(1));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(second));
        return end(jenkins);
    }

    private static ArrayList<String> promote(JenkinsRule jenkins) throws Throwable {
        jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE + " { echo 'deploying' }"));
        return new ArrayList<>(ShopPipelines.events());
    }

    private static void begin(JenkinsRule jenkins, Serializable go) throws Throwable {
        WorkflowRun run = Objects.requireNonNull(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE + """
                         {
                            node {
                                echo 'body begins'
                                waitUntil(initialRecurrencePeriod: 250, quiet: true) { fileExists '%s' }
                            }
                        }
                        """.formatted(go))
                        .scheduleBuild2(0))
                .waitForStart();
        jenkins.waitForMessage("body begins", run);
    }

    private static ArrayList<String> end(JenkinsRule jenkins) throws Throwable {
        WorkflowRun run = Objects.requireNonNull(
                Objects.requireNonNull(jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class))
                        .getBuildByNumber(1));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        return new ArrayList<>(ShopPipelines.events());
    }
}
