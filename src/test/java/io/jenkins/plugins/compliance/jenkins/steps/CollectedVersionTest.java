package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hudson.AbortException;
import io.jenkins.plugins.compliance.jenkins.build.BuildRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectedVersionTest {

    private static BuildRecord evidence(String service, String version) {
        return new BuildRecord("evidence", service, "", "", "", version, "sast", 0, "", "");
    }

    @Test
    void isThatOfTheNewestEvidence() throws Exception {
        assertThat(CollectedVersion.of(
                        List.of(StepsFixture.A), List.of(evidence("service-a", "1.0"), evidence("service-a", "1.1"))))
                .isEqualTo("1.1");
    }

    @Test
    void isNotThatOfAnotherService() {
        assertThatExceptionOfType(AbortException.class)
                .isThrownBy(() -> CollectedVersion.of(List.of(StepsFixture.A), List.of(evidence("service-b", "1.0"))));
    }

    @Test
    void isNotGuessedAmongSeveral() {
        assertThatExceptionOfType(AbortException.class)
                .isThrownBy(() -> CollectedVersion.of(
                        List.of(StepsFixture.A, StepsFixture.B),
                        List.of(evidence("service-a", "1.0"), evidence("service-b", "1.1"))));
    }
}
