package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class DeclarativePipelineTest {

    @Test
    void allStepsWorkInIt(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(
                ShopPipelines.job(jenkins.jenkins, "shop", """
                pipeline {
                    agent any
                    stages {
                        stage('Build') {
                            steps {
                                script {
                                    %s
                                    echo "critical=${e.sast.critical} line=${e.coverage.line}"
                                }
                            }
                        }
                        stage('Promote') {
                            steps {
                                promoteService(service: 'service-a', from: 'sandbox', to: 'compliant') {
                                    echo "deploying ${env.PROMOTION_VERSION}"
                                }
                                script {
                                    def r = promoteService(
                                            service: 'service-a', from: 'sandbox', to: 'compliant', dryRun: true)
                                    echo "${r.outcome}: ${r.services[0].reasons}"
                                }
                            }
                        }
                        stage('Verify') {
                            steps { verifyChain service: 'service-a' }
                        }
                    }
                }
                """.formatted(ShopPipelines.REPORTS)));

        jenkins.assertLogContains("critical=0 line=100.0", run);
        jenkins.assertLogContains("deploying 1.4.2", run);
        jenkins.assertLogContains("would_pass: []", run);
        assertThat(ShopPipelines.events()).endsWith("started", "completed");
    }

    @Test
    void needsNoBodyThereEither(JenkinsRule jenkins) throws Exception {
        jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins.jenkins, "shop", """
                pipeline {
                    agent any
                    stages {
                        stage('All') {
                            steps {
                                script {
                                    %s
                                }
                                promoteService service: 'service-a', from: 'sandbox', to: 'compliant'
                            }
                        }
                    }
                }
                """.formatted(ShopPipelines.REPORTS)));

        assertThat(ShopPipelines.events()).endsWith("started", "completed");
    }
}
