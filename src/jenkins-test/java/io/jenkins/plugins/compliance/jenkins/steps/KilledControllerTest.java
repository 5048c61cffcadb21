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
                        """.formatted(go)).scheduleBuild2(0)).waitForStart();
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
