package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.Run;
import java.util.List;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PromoteServiceStepTest {

    private static final String PROMOTE = "promoteService(service: 'service-a', from: 'sandbox', to: 'compliant')";

    private static WorkflowRun run(JenkinsRule jenkins, Result result, String script) throws Exception {
        return jenkins.buildAndAssertStatus(result, ShopPipelines.job(jenkins, script));
    }

    @Test
    void runsTheBodyAndReturnsWhatTheSandboxMayRead(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, Result.SUCCESS, """
                echo "critical=${e.sast.critical} line=${e.coverage.line}"
                def r = %s { echo "deploying ${env.PROMOTION_SERVICE} ${env.PROMOTION_VERSION}" }
                echo "${r.outcome} at ${r.sequence}, ${r.services[0].reasons.size()} reasons, ${r.package}"
                """.formatted(PROMOTE));

        jenkins.assertLogContains("critical=0 line=100.0", run);
        jenkins.assertLogContains("deploying service-a 1.4.2", run);
        jenkins.assertLogContains("completed at 6, 0 reasons, compliance/service-a/shop-1-", run);
        assertThat(run.getArtifactManager().root().list("compliance/**/*.zip")).hasSize(1);
    }

    @Test
    void needsNoBody(JenkinsRule jenkins) throws Exception {
        run(jenkins, Result.SUCCESS, PROMOTE);

        assertThat(ShopPipelines.events()).endsWith("started", "completed");
    }

    @Test
    void failsInOneLineWhatIsRejected(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(
                jenkins,
                Result.FAILURE,
                "promoteService(service: 'service-a', from: 'sandbox', to: 'compliant', version: '2') { error 'no' }");

        jenkins.assertLogContains("ERROR: service-a was rejected: ", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(run.getArtifactManager().root().list("compliance/**/*.zip")).hasSize(1);
    }

    @Test
    void makesTheBuildUnstableIfAsked(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, Result.UNSTABLE, """
                def r = promoteService(service: 'service-a', from: 'sandbox', to: 'compliant', onFailure: 'unstable') {
                    error 'broken'
                }
                echo "goes on after ${r.outcome}"
                """);

        jenkins.assertLogContains("goes on after failed", run);
    }

    @Test
    void doesNotPromoteTheSameTwiceInAReplay(JenkinsRule jenkins) throws Exception {
        WorkflowRun first = run(jenkins, Result.SUCCESS, PROMOTE + " { echo 'deploying' }");
        ReplayAction replay = Objects.requireNonNull(first.getAction(ReplayAction.class));

        Run<?, ?> second = (Run<?, ?>)
                Objects.requireNonNull(replay.run2(replay.getOriginalScript(), replay.getOriginalLoadedScripts()))
                        .getFuture()
                        .get();

        jenkins.assertBuildStatusSuccess(second);
        jenkins.assertLogContains("completed before; nothing was done", second);
        assertThat(ShopPipelines.events()).containsOnlyOnce("completed");
    }

    @Test
    void isWrittenByTheSnippetGenerator() {
        PromoteServiceStep step = new PromoteServiceStep();
        step.setServices(List.of("service-a", "service-b"));
        step.setFrom("sandbox");
        step.setTo("compliant");
        step.setOnFailure("fail");

        assertThat(Snippetizer.object2Groovy(step))
                .contains("services: ['service-a', 'service-b']")
                .doesNotContain("onFailure", "waitFor", "dryRun");
    }
}
