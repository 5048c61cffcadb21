package io.jenkins.plugins.compliance.jenkins.health;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.Caller;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ChainHealthMonitorTest {

    private static final ServiceName A = new ServiceName("service-a");

    @Test
    void tellsOfAChainThatCannotBeCheckedUntilItCan(JenkinsRule jenkins) throws Exception {
        jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        Installation installation = CompliancePromotionConfiguration.get().installation();
        installation.verifications().verify(A);
        ChainHealthMonitor monitor = ExtensionList.lookupSingleton(ChainHealthMonitor.class);
        assertThat(monitor.isActivated()).isFalse();

        String keys = Files.readString(installation.home().resolve("signing.vkey"));
        Files.delete(installation.home().resolve("signing.vkey"));
        installation.verifications().verify(A);
        monitor.disable(true);

        assertThat(monitor.isActivated()).isTrue();
        assertThat(monitor.isEnabled()).as("cannot be dismissed").isTrue();
        assertThat(manage(jenkins))
                .contains(
                        "so that nobody can tell whether they are whole",
                        "compliance/service/service-a/\">service-a</a>: there is no verifier key");

        Files.writeString(installation.home().resolve("signing.vkey"), keys);
        installation.verifications().verify(A);

        assertThat(monitor.isActivated()).isFalse();
    }

    private static String manage(JenkinsRule jenkins) throws IOException {
        return Caller.of(jenkins, "admin").get("manage/").getContentAsString();
    }
}
