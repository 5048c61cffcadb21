package io.jenkins.plugins.compliance.jenkins.health;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.ChainWatch;
import java.time.Duration;

/** The watch over this controller's chains. Stateless. */
public final class ChainWatches {

    private ChainWatches() {}

    /** What is known now; reads no chain. */
    public static ChainWatch now() {
        return ChainWatch.of(CompliancePromotionConfiguration.get().installation(), period());
    }

    /** What is known now of one chain; reads none. */
    public static ChainWatch now(ServiceName service) {
        return ChainWatch.of(CompliancePromotionConfiguration.get().installation(), service, period());
    }

    /** How often each chain is to be verified. */
    public static Duration period() {
        return Duration.ofHours(CompliancePromotionConfiguration.get().getVerificationHours());
    }
}
