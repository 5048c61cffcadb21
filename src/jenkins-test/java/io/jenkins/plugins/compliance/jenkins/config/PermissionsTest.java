package io.jenkins.plugins.compliance.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.security.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

class PermissionsTest {

    /** Another test may have loaded the class in this process. */
    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension();

    @Test
    void areKnownBeforeAnybodyAsksForOne() throws Throwable {
        controller.then(PermissionsTest::areKnown);
    }

    private static void areKnown(JenkinsRule jenkins) {
        assertThat(Permission.getAll())
                .extracting(Permission::getId)
                .contains(
                        "io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions.View",
                        "io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions.Promote",
                        "io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions.Approve",
                        "io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions.Administer");
    }
}
