package io.jenkins.plugins.compliance.promotion;

import static io.jenkins.plugins.compliance.promotion.PromotionFixture.A;
import static io.jenkins.plugins.compliance.promotion.PromotionFixture.B;
import static io.jenkins.plugins.compliance.promotion.PromotionFixture.policy;
import static io.jenkins.plugins.compliance.promotion.PromotionFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.compliance.promotion.LastEvaluation.Item;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of services without looking at their chains again. */
class StatusFoldTest {

    private final StatusFold fold = new StatusFold();
    private PromotionFixture fixture;

    @BeforeEach
    void directory(@TempDir Path directory) {
        fixture = new PromotionFixture(directory);
    }

    private ServiceStatus status() throws Exception {
        fold.update(fixture.store);
        return fold.status(A).orElseThrow();
    }

    private void promote(String id) throws Exception {
        fixture.engine().promote(policy(), request(id, A), fixture.action, PromotionListener.NONE);
    }

    @Test
    void aServiceIsAtNoStageBeforeItsFirstPromotion() throws Exception {
        fixture.sast(A, 0);

        assertThat(status().stage()).isEmpty();
        assertThat(status().evaluation()).isEmpty();
    }

    @Test
    void askingForAServiceWithoutAChainMakesNone() throws Exception {
        fold.update(fixture.store, A);

        assertThat(fold.status()).isEmpty();
    }

    @Test
    void knowsWhatAskedForPromotions() throws Exception {
        fixture.withEvidence(A);

        fixture.engine()
                .promote(policy(), request("p-1", A).from("job/shop/12/"), fixture.action, PromotionListener.NONE);
        fold.update(fixture.store);

        assertThat(fold.hasRequester("job/shop/")).isTrue();
        assertThat(fold.hasRequester("job/sho")).isFalse();
    }

    @Test
    void forgetsWhatAskedForPromotionsLongestAgo() throws Exception {
        for (int i = 0; i <= 100; i++) {
            ask("p-" + i, "job/shop-" + i + "/1/");
            if (i == 50) {
                fold.update(fixture.store);
            }
        }
        fold.update(fixture.store);

        assertThat(fold.hasRequester("job/shop-0/")).isFalse();
        assertThat(fold.hasRequester("job/shop-1/")).isTrue();
        assertThat(fold.hasRequester("job/shop-100/")).isTrue();

        ask("q-1", "job/shop-1/2/");
        ask("q-2", "job/other/1/");
        fold.update(fixture.store);

        assertThat(fold.hasRequester("job/shop-1/")).isTrue();
        assertThat(fold.hasRequester("job/shop-2/")).isFalse();
    }

    private void ask(String id, String origin) throws Exception {
        fixture.engine().request(policy(), request(id, A).from(origin), PromotionListener.NONE);
    }

    @Test
    void aRejectedServiceStaysAtTheStageItCameFrom() throws Exception {
        fixture.sast(A, 1);

        promote("p-1");

        assertThat(status().stage()).contains("sandbox");
    }

    @Test
    void aCompletedServiceIsAtTheStageItWentTo() throws Exception {
        fixture.withEvidence(A);

        promote("p-1");

        assertThat(status().stage()).contains("compliant");
    }

    @Test
    void namesTheEvidenceThatWasAskedForAndNotThere() throws Exception {
        fixture.sast(A, 0);

        promote("p-1");

        LastEvaluation evaluation = status().evaluation().orElseThrow();
        assertThat(evaluation.evidence())
                .containsExactlyInAnyOrder(new Item("sast", "present"), new Item("coverage", "missing"));
        assertThat(evaluation.evidencePresent()).isEqualTo(1);
        assertThat(evaluation.passed()).isFalse();
    }

    @Test
    void countsTheGatesThatPassed() throws Exception {
        fixture.withEvidence(A).sast(A, 1);

        promote("p-1");

        LastEvaluation evaluation = status().evaluation().orElseThrow();
        assertThat(evaluation.gates())
                .contains(new Item("sast.critical", "failed"), new Item("coverage.line", "passed"));
        assertThat(evaluation.gatesPassed()).isEqualTo(1);
    }

    @Test
    void knowsTheMetadataOfTheNewestPromotion() throws Exception {
        fixture.withEvidence(A);

        promote("p-1");
        fixture.sast(A, 0);

        assertThat(status().metadata().text("compliance_mode")).contains("provisional");
    }

    @Test
    void isAsOldAsTheNewestEntry() throws Exception {
        fixture.sast(A, 0);
        fixture.clock.advance(Duration.ofHours(1));
        fixture.sast(A, 0);

        assertThat(status().time()).contains(fixture.clock.instant());
    }

    @Test
    void listsPromotionsInTheOrderOfTheirRequests() throws Exception {
        fixture.withEvidence(A);
        promote("p-2");
        promote("p-1");
        fold.update(fixture.store);

        assertThat(fold.promotions(A))
                .extracting(each -> each.id().value(), PromotionState::phase)
                .containsExactly(tuple("p-2", PromotionPhase.COMPLETED), tuple("p-1", PromotionPhase.COMPLETED));
        assertThat(fold.promotion(A, new PromotionId("p-1"))).isPresent();
        assertThat(fold.promotions(B)).isEmpty();
    }

    @Test
    void countsHowPromotionsEnded() throws Exception {
        fixture.withEvidence(A);
        promote("p-1");
        promote("p-2");
        fixture.sast(A, 1);
        promote("p-3");

        assertThat(status().endings())
                .containsOnly(entry(PromotionPhase.COMPLETED, 2L), entry(PromotionPhase.REJECTED, 1L));
    }

    @Test
    void knowsTheStagesWhereControlsWerePending() throws Exception {
        fixture.withEvidence(A);
        promote("p-1");

        assertThat(status().provisionalStages()).containsExactly("compliant");
    }
}
