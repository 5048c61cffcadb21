package io.jenkins.plugins.compliance.jenkins.health;

import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.ChainWatch;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import java.time.Duration;

/** The watch over this controller's chains. Stateless. */
public final class ChainWatches {

    private ChainWatches() {}

    /** What is known now; reads no chain. */
    public static ChainWatch now() {
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        Installation installation = configuration.installation();
        return new ChainWatch(
                installation.statuses().all(),
                installation.verifications().all(),
                installation.clock().instant(),
                Duration.ofHours(configuration.getVerificationHours()));
    }
}
