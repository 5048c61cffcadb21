package io.jenkins.plugins.compliance.jenkins.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.entry.ChainHead;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.EntryReference;
import io.jenkins.plugins.compliance.promotion.PromotionAction;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionPhase;
import io.jenkins.plugins.compliance.promotion.PromotionState;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownServicesTest {

    private static final String POLICY = """
            format: 1
            name: shop
            stages: [sandbox, staging, live]
            services:
              b-service:
              d-service:
            """;

    private static Optional<Policy> policy() throws Exception {
        return Optional.of(Policy.parse(POLICY.getBytes(StandardCharsets.UTF_8), "compliance.yml"));
    }

    private static ServiceStatus status(String name, String... stages) {
        TreeMap<String, PromotionState> current = new TreeMap<>();
        for (String stage : stages) {
            current.put(stage, completed(stage));
        }
        return new ServiceStatus(
                new ServiceName(name),
                ChainHead.EMPTY,
                Optional.empty(),
                Optional.empty(),
                current,
                new TreeSet<>(),
                new TreeSet<>(),
                Map.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                JsonObject.EMPTY,
                Map.of(),
                new TreeMap<>(),
                0);
    }

    private static PromotionState completed(String stage) {
        EntryReference entry = new EntryReference(0, ChainHead.EMPTY.hash(), Instant.EPOCH);
        return new PromotionState(
                new PromotionId("p-1"),
                PromotionAction.PROMOTE,
                "sandbox",
                stage,
                "1.4.2",
                PromotionPhase.COMPLETED,
                entry,
                entry,
                -1,
                JsonObject.EMPTY,
                Optional.empty());
    }

    @Test
    void areThoseWithAChainAndThoseOfThePolicyByName() throws Exception {
        assertThat(KnownServices.all(List.of(status("a-service"), status("b-service"), status("c-service")), policy()))
                .extracting(each -> each.service().value())
                .containsExactly("a-service", "b-service", "c-service", "d-service");
    }

    @Test
    void areThoseWithAChainWithoutAPolicy() {
        List<ServiceStatus> services = List.of(status("a-service"));

        assertThat(KnownServices.all(services, Optional.empty())).isEqualTo(services);
    }

    @Test
    void aPolicySaysWhichStagesThereAre() throws Exception {
        List<ServiceStatus> services = List.of(status("a-service", "x-1", "live"));

        assertThat(KnownServices.stages(services, policy(), 5)).containsExactly("staging", "live");
        assertThat(KnownServices.allStages(services, policy(), 5)).containsExactly("staging", "live", "x-1");
    }

    @Test
    void withoutAPolicyThoseAreToldThatMostServicesHave() {
        String[] many = IntStream.range(0, 1000).mapToObj(i -> "x-" + i).toArray(String[]::new);
        List<ServiceStatus> services = List.of(status("a-service", many), status("b-service", "x-999"));

        assertThat(KnownServices.stages(services, Optional.empty(), 3)).containsExactly("x-0", "x-1", "x-999");
    }
}
