package io.jenkins.plugins.compliance.jenkins.steps;

import static io.jenkins.plugins.compliance.jenkins.ShopPipelines.PROMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The same promotion is carried out once, however often it is asked for. */
@WithJenkins
class RepeatedPromotionTest {

    @Test
    void isNotCarriedOutAgainInAReplay(JenkinsRule jenkins) throws Exception {
        WorkflowRun first =
                jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, PROMOTE + " { echo 'deploying' }"));

        Run<?, ?> second = replayed(first);

        jenkins.assertBuildStatusSuccess(second);
        jenkins.assertLogContains("completed before; nothing was done", second);
        assertThat(ShopPipelines.events()).containsOnlyOnce("completed");
    }

    private static Run<?, ?> replayed(WorkflowRun run) throws Exception {
        ReplayAction replay = Objects.requireNonNull(run.getAction(ReplayAction.class));
        return (Run<?, ?>)
                Objects.requireNonNull(replay.run2(replay.getOriginalScript(), replay.getOriginalLoadedScripts(), true))
                        .getFuture()
                        .get();
    }

    @Test
    void isNotCarriedOutAgainInAReplayAfterTheJobWasRenamed(JenkinsRule jenkins) throws Exception {
        WorkflowRun first = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, PROMOTE));
        first.getParent().renameTo("store");

        Run<?, ?> second = replayed(Objects.requireNonNull(first.getParent().getBuildByNumber(1)));

        jenkins.assertLogContains("completed before; nothing was done", second);
        assertThat(ShopPipelines.events()).containsOnlyOnce("completed");
    }

    @Test
    void isNotCarriedOutTwiceInReplaysOfABuildThatPromotedNothing(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = ShopPipelines.job(jenkins, "if (currentBuild.number == 1) { error 'not yet' }\n" + PROMOTE);
        WorkflowRun first = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertBuildStatusSuccess(replayed(first));
        job.renameTo("store");

        Run<?, ?> third = replayed(Objects.requireNonNull(job.getBuildByNumber(1)));

        jenkins.assertLogContains("completed before; nothing was done", third);
        assertThat(ShopPipelines.events()).containsOnlyOnce("completed");
    }

    @Test
    void isAnotherOneInAJobThatWasMadeAnew(JenkinsRule jenkins) throws Exception {
        WorkflowRun first = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, PROMOTE));
        first.getParent().delete();

        WorkflowRun second = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, PROMOTE));

        assertThat(second.getNumber()).isEqualTo(1);
        jenkins.assertLogNotContains("nothing was done", second);
        assertThat(ShopPipelines.events()).filteredOn("completed"::equals).hasSize(2);
    }

    @Test
    void isNotCarriedOutAgainInARetry(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, """
                def tries = 0
                retry(2) {
                    def r = %s { echo 'deploying' }
                    echo "then ${r.outcome} at ${r.sequence}"
                    if (tries++ == 0) { error 'something behind it failed' }
                }
                """.formatted(PROMOTE)));

        assertThat(run.getLog(1000)).filteredOn("deploying"::equals).hasSize(1);
        assertThat(run.getLog(1000)).filteredOn("then completed at 6"::equals).hasSize(2);
        assertThat(ShopPipelines.events()).containsOnlyOnce("requested").containsOnlyOnce("completed");
    }

    @Test
    void isTriedAgainUnderANewIdentifierWhenItFailed(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, """
                def tries = 0
                retry(2) {
                    def r = %s { if (tries++ == 0) { error 'not yet' } }
                    echo "then ${r.outcome} as ${r.id}"
                }
                """.formatted(PROMOTE)));

        assertThat(run.getLog(1000))
                .filteredOn(line -> line.matches("then completed as shop-1-[0-9a-f]{8}-2"))
                .hasSize(1);
        assertThat(ShopPipelines.events())
                .containsSubsequence("started", "failed", "requested", "started", "completed");
    }

    @Test
    void isAnotherOneInANewBuild(JenkinsRule jenkins) throws Exception {
        WorkflowRun first = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, PROMOTE));

        jenkins.buildAndAssertSuccess(first.getParent());

        assertThat(ShopPipelines.events()).filteredOn("completed"::equals).hasSize(2);
    }
}
