package io.jenkins.plugins.compliance.jenkins;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.installation.Installation;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.Route;
import io.jenkins.plugins.compliance.promotion.Sleeper;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A promotion of service-a that was started, and that nobody ends. */
public final class LeftPromotion {

    private LeftPromotion() {}

    /** Leaves one behind, on evidence that was collected before. */
    public static void leave(String id, String origin) throws Exception {
        leaveUnseen(id, origin);
        CompliancePromotionConfiguration.get().installation().statuses().refresh(new ServiceName("service-a"));
    }

    /** The same, as somebody else does whom the pages are not told of. */
    public static void leaveUnseen(String id, String origin) throws Exception {
        ServiceName service = new ServiceName("service-a");
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        Installation installation = configuration.installation();
        PromotionRequest request = PromotionRequest.of(
                        new PromotionId(id), List.of(service), new Route("sandbox", "compliant", "1.4.2"), "alice")
                .from(origin);
        assertThatThrownBy(() -> installation
                        .engine(configuration.signing(null), Sleeper.system())
                        .promote(
                                PolicyInForce.of(Policy.parse(
                                        ShopPipelines.POLICY.getBytes(StandardCharsets.UTF_8), "compliance.yml")),
                                request,
                                environment -> {
                                    throw new InterruptedException("gone");
                                },
                                PromotionListener.NONE))
                .isInstanceOf(InterruptedException.class);
    }
}
