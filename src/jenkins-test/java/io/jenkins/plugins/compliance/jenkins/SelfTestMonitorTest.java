package io.jenkins.plugins.compliance.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.AdministrativeMonitor;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class SelfTestMonitorTest {

    @Test
    void isPresentAndInactiveWhereTheAnswersAreThePublishedOnes(JenkinsRule jenkins) {
        SelfTestMonitor monitor =
                (SelfTestMonitor) jenkins.jenkins.getAdministrativeMonitor(SelfTestMonitor.class.getName());

        assertThat(monitor).isNotNull();
        assertThat(monitor.isActivated()).isFalse();
        assertThat(monitor.getReason()).isNull();
        assertThat(monitor.isSecurity()).isTrue();
        assertThat(AdministrativeMonitor.all()).contains(monitor);
    }
}
