package io.jenkins.plugins.compliance.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hudson.AbortException;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceIntakeTest {

    @TempDir
    private Path directory;

    private StepsFixture shop;

    @BeforeEach
    void open() {
        shop = new StepsFixture(directory);
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    @SuppressWarnings("unchecked")
    void returnsTheNumbersOfEachKind() throws Exception {
        Map<String, Object> result = shop.collected(StepsFixture.collect(StepsFixture.A));

        assertThat(result).containsEntry("service", "service-a").containsEntry("sequence", 1L);
        assertThat((Map<String, Object>) result.get("sast")).containsEntry("critical", 0L);
        assertThat((Map<String, Object>) result.get("coverage"))
                .containsEntry("line", 100.0)
                .containsEntry("line_total", 2L)
                .doesNotContainKey("branch");
    }

    @Test
    void recordsTheVersionAndTheBuild() throws Exception {
        CollectEvidenceStep step = StepsFixture.collect(StepsFixture.A);
        step.setVersion("1.4.2");
        shop.collected(step);

        assertThat(shop.entries(StepsFixture.A)).allSatisfy(entry -> {
            assertThat(entry.data().text("version")).contains("1.4.2");
            assertThat(entry.data().text("origin")).contains("job/shop/12/");
        });
    }

    @Test
    void recordsNothingWhenOnePatternMatchesNothing() throws Exception {
        CollectEvidenceStep step = StepsFixture.collect(StepsFixture.A);
        step.setTests("TEST-*.xml");

        assertThatExceptionOfType(AbortException.class).isThrownBy(() -> shop.collected(step));
        assertThat(shop.entries(StepsFixture.A))
                .extracting(EvidenceEntry::sequence)
                .isEmpty();
    }

    @Test
    void refusesToCollectNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.collected(new CollectEvidenceStep("service-a")))
                .withMessageContaining("has nothing to collect");
    }
}
