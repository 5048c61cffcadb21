package io.jenkins.plugins.compliance.jenkins.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant BUILT = Instant.parse("2020-02-29T12:00:00Z");

    private static BuildRecord promotion(String id) {
        return new BuildRecord("promotion", "service-a", id, "sandbox", "compliant", "1", "completed", 9, "", "");
    }

    private static BuildRecord evidence(long sequence) {
        return new BuildRecord("evidence", "service-a", "", "", "", "", "sast", sequence, "", "");
    }

    private static Retention at(String now) {
        return new Retention(
                Map.of("service-a", new Foundation(Set.of("newest"), Set.of(3L))),
                Set.of("service-b"),
                7,
                Instant.parse(now));
    }

    @Test
    void keepsABuildForItsYears() {
        assertThat(at("2027-02-28T11:59:59Z").reason(List.of(promotion("old")), BUILT))
                .hasValueSatisfying(reason -> assertThat(reason).contains("2027-02-28"));
        assertThat(at("2027-02-28T12:00:00Z").reason(List.of(promotion("old")), BUILT))
                .isEmpty();
    }

    @Test
    void keepsWhatTheNewestPromotionRestsOnForEver() {
        assertThat(at("2099-01-01T00:00:00Z").reason(List.of(promotion("newest")), BUILT))
                .contains("the newest promotion of service-a rests on it");
        assertThat(at("2099-01-01T00:00:00Z").reason(List.of(promotion("old"), evidence(3)), BUILT))
                .isPresent();
        assertThat(at("2099-01-01T00:00:00Z").reason(List.of(evidence(4)), BUILT))
                .isEmpty();
    }

    @Test
    void keepsABuildOfAChainThatCannotBeRead() {
        BuildRecord record = new BuildRecord("evidence", "service-b", "", "", "", "", "sast", 4, "", "");

        assertThat(at("2099-01-01T00:00:00Z").reason(List.of(evidence(4), record), BUILT))
                .contains("it has compliance evidence, and the chain of service-b cannot be read");
    }

    @Test
    void keepsNoBuildWithoutEvidence() {
        assertThat(at("2020-03-01T00:00:00Z").reason(List.of(), BUILT)).isEmpty();
    }
}
