package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class PromoteServiceRestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    private Path directory;

    @Test
    void waitsForTheBodyThatWasRunning() throws Throwable {
        File go = directory.resolve("go").toFile();
        sessions.then(jenkins -> {
            WorkflowJob job = ShopPipelines.job(jenkins, """
                    promoteService(service: 'service-a', from: 'sandbox', to: 'compliant') {
                        node {
                            echo 'body begins'
                            waitUntil(initialRecurrencePeriod: 250, quiet: true) { fileExists '%s' }
                            echo 'body ends'
                        }
                    }
                    """.formatted(go));
            WorkflowRun run = Objects.requireNonNull(job.scheduleBuild2(0)).waitForStart();
            jenkins.waitForMessage("body begins", run);
        });
        Files.createFile(go.toPath());
        sessions.then(jenkins -> {
            WorkflowRun run = Objects.requireNonNull(jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class))
                    .getBuildByNumber(1);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(run.getLog(1000)).filteredOn("body begins"::equals).hasSize(1);
            assertThat(ShopPipelines.events()).endsWith("started", "completed");
        });
    }
}
