package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.jenkins.Caller;
import java.util.List;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a step is told in the form, or in a script that the form wrote, it knows afterwards. */
@WithJenkins
class StepRoundTripTest {

    @Test
    void collectEvidenceKeepsEveryArgument(JenkinsRule jenkins) throws Exception {
        comesBack(jenkins, collectEvidence());
        comesBack(jenkins, new CollectEvidenceStep("service-a"));
    }

    @Test
    void promoteServiceKeepsEveryArgument(JenkinsRule jenkins) throws Exception {
        comesBack(jenkins, promoteService());
        PromoteServiceStep rollback = new PromoteServiceStep();
        rollback.setService("service-a");
        rollback.setRollbackTo("#42");
        comesBack(jenkins, rollback);
    }

    @Test
    void verifyChainKeepsEveryArgument(JenkinsRule jenkins) throws Exception {
        comesBack(jenkins, verifyChain());
        VerifyChainStep all = new VerifyChainStep();
        all.setAll(true);
        comesBack(jenkins, all);
    }

    @Test
    void theSnippetGeneratorWritesWhatIsReadBack(JenkinsRule jenkins) throws Exception {
        SnippetizerTester tester = new SnippetizerTester(jenkins);

        tester.assertRoundTrip(
                collectEvidence(),
                "collectEvidence coverage: 'lcov.info', files: 'dist/*', from: 'other/12', sast: '*.sarif',"
                        + " sbom: 'bom.json', service: 'service-a', tests: 'TEST-*.xml', version: '1.4.2'");
        tester.assertRoundTrip(
                promoteService(),
                "promoteService(dryRun: true, from: 'sandbox', mode: 'graph', onAbort: 'rollback',"
                        + " onFailure: 'rollback-unstable', policy: 'scm:compliance.yml',"
                        + " services: ['service-a', 'service-b'], to: 'compliant', version: '1.4.2', waitFor: 10) {\n"
                        + "    // some block\n}");
        tester.assertRoundTrip(
                verifyChain(),
                "verifyChain drill: true, expectSize: 7, key: 'auditor.vkey', onCannotTell: 'unstable',"
                        + " service: 'service-a', sinceBuild: 3");
    }

    @Test
    void theSnippetGeneratorWritesNoDefaults(JenkinsRule jenkins) throws Exception {
        PromoteServiceStep promote = new PromoteServiceStep();
        promote.setService("service-a");
        promote.setFrom("sandbox");
        promote.setTo("compliant");
        promote.setOnFailure("fail");
        promote.setMode("linear");
        VerifyChainStep verify = new VerifyChainStep();
        verify.setAll(true);
        verify.setOnCannotTell("fail");
        SnippetizerTester tester = new SnippetizerTester(jenkins);

        tester.assertRoundTrip(
                promote,
                "promoteService(from: 'sandbox', service: 'service-a', to: 'compliant') {\n    // some block\n}");
        tester.assertRoundTrip(verify, "verifyChain all: true");
    }

    @Test
    void theReferenceOfStepsCanBeWritten() throws Exception {
        SnippetizerTester.assertDocGeneration(CollectEvidenceStep.class);
        SnippetizerTester.assertDocGeneration(PromoteServiceStep.class);
        SnippetizerTester.assertDocGeneration(VerifyChainStep.class);
    }

    @Test
    void everyArgumentHasHelp(JenkinsRule jenkins) throws Exception {
        for (Class<? extends Step> step :
                List.of(CollectEvidenceStep.class, PromoteServiceStep.class, VerifyChainStep.class)) {
            for (DescribableParameter argument : DescribableModel.of(step).getParameters()) {
                assertThat(Caller.anonymous(jenkins)
                                .get("descriptor/" + step.getName() + "/help/" + argument.getName())
                                .getStatusCode())
                        .as(argument.getName())
                        .isEqualTo(200);
            }
        }
    }

    private static void comesBack(JenkinsRule jenkins, Step step) throws Exception {
        Step after = new StepConfigTester(jenkins).configRoundTrip(step);
        assertThat(after).isNotSameAs(step);
        jenkins.assertEqualDataBoundBeans(step, after);
    }

    private static CollectEvidenceStep collectEvidence() {
        CollectEvidenceStep step = new CollectEvidenceStep("service-a");
        step.setSast("*.sarif");
        step.setCoverage("lcov.info");
        step.setTests("TEST-*.xml");
        step.setSbom("bom.json");
        step.setFiles("dist/*");
        step.setFrom("other/12");
        step.setVersion("1.4.2");
        return step;
    }

    private static PromoteServiceStep promoteService() {
        PromoteServiceStep step = new PromoteServiceStep();
        step.setServices(List.of("service-a", "service-b"));
        step.setFrom("sandbox");
        step.setTo("compliant");
        step.setVersion("1.4.2");
        step.setPolicy("scm:compliance.yml");
        step.setDryRun(true);
        step.setOnFailure("rollback-unstable");
        step.setOnAbort("rollback");
        step.setWaitFor(10);
        step.setMode("graph");
        return step;
    }

    private static VerifyChainStep verifyChain() {
        VerifyChainStep step = new VerifyChainStep();
        step.setService("service-a");
        step.setSinceBuild(3);
        step.setKey("auditor.vkey");
        step.setExpectSize(7);
        step.setDrill(true);
        step.setOnCannotTell("unstable");
        return step;
    }
}
