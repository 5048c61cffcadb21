package io.jenkins.plugins.compliance.jenkins.steps;

import static io.jenkins.plugins.compliance.jenkins.steps.StepsFixture.A;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateLinesTest {

    @TempDir
    private Path directory;

    @Test
    void saysOfEachServiceWhatItsGatesFound() throws Exception {
        try (StepsFixture shop = new StepsFixture(directory).withEvidence(A)) {
            AskedPromotion asked = shop.asked(step -> step.setServices(List.of("service-b")));

            assertThat(GateLines.of(shop.desk.plan(asked)))
                    .contains(
                            "service-a: sast.critical passed (0, limit 0)",
                            "service-a: coverage.line passed (100, limit 80)",
                            "service-b: sast.critical failed");
        }
    }
}
