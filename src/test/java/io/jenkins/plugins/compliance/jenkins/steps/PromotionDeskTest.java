package io.jenkins.plugins.compliance.jenkins.steps;

import static io.jenkins.plugins.compliance.jenkins.steps.StepsFixture.A;
import static io.jenkins.plugins.compliance.jenkins.steps.StepsFixture.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.note.NoteSigningException;
import io.jenkins.plugins.compliance.promotion.DeploymentAction;
import io.jenkins.plugins.compliance.promotion.PromotionAttempt;
import io.jenkins.plugins.compliance.promotion.PromotionPhase;
import io.jenkins.plugins.compliance.promotion.PromotionReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionDeskTest {

    private static final List<String> WHOLE =
            List.of("requested", "gates_evaluated", "validated", "started", "completed");

    @TempDir
    private Path directory;

    private StepsFixture shop;

    @BeforeEach
    void open() throws Exception {
        shop = new StepsFixture(directory).withEvidence(A, B);
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    private PromotionReport promote(AskedPromotion asked, boolean... successes) throws Exception {
        return shop.desk.carryOut(asked, shop.desk.attempt(asked, 0), List.of(), shop.ending(successes));
    }

    @Test
    void doesNothingTheSecondTime() throws Exception {
        AskedPromotion asked = shop.asked(step -> {});
        Map<String, Object> first = ResultMaps.promoted(promote(asked), Map.of("service-a", "a.zip"));
        Map<String, Object> second = ResultMaps.promoted(promote(asked), Map.of("service-a", "a.zip"));

        assertThat(second)
                .isEqualTo(first)
                .containsEntry("outcome", "completed")
                .containsEntry("package", "a.zip");
        assertThat(shop.events(A)).isEqualTo(WHOLE);
        assertThat(shop.calls).containsExactly("service-a promote");
    }

    @Test
    void recordsTheBuildThatAsked() throws Exception {
        promote(shop.asked(step -> {}));

        assertThat(shop.entries(A).get(2).data().text("origin")).contains("job/shop/12/");
    }

    @Test
    void triesAgainUnderAnotherIdentifierAfterAFailure() throws Exception {
        AskedPromotion asked = shop.asked(step -> {});
        promote(asked, false);

        assertThat(promote(asked).id().value()).isEqualTo("shop-12-0a1b2c3d-2");
        assertThat(shop.events(A)).endsWith("completed").contains("failed");
    }

    @Test
    void triesAgainOnlyTheServicesThatDidNotComplete() throws Exception {
        AskedPromotion asked = shop.asked(step -> step.setServices(List.of("service-b")));
        promote(asked, true, false);

        PromotionReport report = promote(asked);

        assertThat(report.completed()).isTrue();
        assertThat(report.outcomes()).hasSize(2);
        assertThat(shop.calls).containsExactly("service-a promote", "service-b promote", "service-b promote");
    }

    @Test
    void keepsToTheAttemptThatWasBegun() throws Exception {
        AskedPromotion asked = shop.asked(step -> {});
        promote(asked, false);

        assertThat(shop.desk.attempt(asked, 1).id().value()).isEqualTo("shop-12-0a1b2c3d");
    }

    private PromotionAttempt abort(AskedPromotion asked) throws Exception {
        PromotionAttempt attempt = shop.desk.attempt(asked, 0);
        DeploymentAction aborted = environment -> {
            throw new InterruptedException("aborted");
        };
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> shop.desk.carryOut(asked, attempt, List.of(), aborted));
        shop.desk.rollBackIfAsked(asked, attempt, shop.ending());
        shop.desk.abandon(asked, attempt, "the build was aborted: Aborted by alice\u202e\n");
        return attempt;
    }

    @Test
    void closesWhatTheAbortedBuildLeft() throws Exception {
        abort(shop.asked(step -> {}));

        assertThat(shop.events(A)).endsWith("started", "abandoned");
        assertThat(shop.entries(A).get(6).data().text("reason")).contains("the build was aborted: Aborted by alice");
        assertThat(shop.calls).isEmpty();
    }

    @Test
    void rollsBackWhatTheAbortedBuildLeft() throws Exception {
        promote(shop.asked(step -> {}));
        AskedPromotion second = shop.asked(step -> step.setOnAbort("rollback"));
        AskedPromotion other = new AskedPromotion(
                second.arguments(),
                second.version(),
                second.policy(),
                new io.jenkins.plugins.compliance.promotion.PromotionId("shop-13-0a1b2c3d"),
                "alice",
                "job/shop/13/");
        abort(other);

        assertThat(shop.events(A)).endsWith("started", "failed", "rolled_back");
        assertThat(shop.calls).containsExactly("service-a promote", "service-a rollback");
    }

    @Test
    void doesNotBeginAServiceAfterTheAbort() throws Exception {
        abort(shop.asked(step -> {
            step.setServices(List.of("service-b"));
            step.setOnAbort("rollback");
        }));

        assertThat(shop.events(B)).isEmpty();
        assertThat(shop.events(A)).endsWith("failed");
    }

    @Test
    void recordsNothingForAPlan() throws Exception {
        assertThat(ResultMaps.planned(shop.desk.plan(shop.asked(step -> {})), "2 approvals"))
                .containsEntry("outcome", "would_pass")
                .containsEntry("approvals", "2 approvals");
        assertThat(shop.events(A)).isEmpty();
    }

    @Test
    void saysInOneLineWhyAPromotionWasRejected() throws Exception {
        AskedPromotion asked = shop.asked(step -> step.setService("service-c"));

        PromotionReport report = promote(asked);

        assertThat(FailureMessage.of(report))
                .startsWith("service-c was rejected: ")
                .doesNotContain("\n");
        assertThat(ResultMaps.promoted(report, Map.of())).containsEntry("outcome", "rejected");
    }

    @Test
    void recordsWhatIsAskedForOnceBeforePeopleApproveIt() throws Exception {
        AskedPromotion asked = shop.asked(step -> {});
        PromotionAttempt attempt = shop.desk.attempt(asked, 0);

        shop.desk.request(asked, attempt);
        shop.desk.request(asked, attempt);

        assertThat(shop.events(A)).containsExactly("requested");
        assertThat(shop.desk.carryOut(asked, attempt, List.of(), shop.ending()).completed())
                .isTrue();
        assertThat(shop.events(A)).isEqualTo(WHOLE);
        assertThat(shop.entries(A).get(3).data().member("drift")).isEmpty();
    }

    @Test
    void abandonsWhatIsAskedForAndNotDecided() throws Exception {
        AskedPromotion asked = shop.asked(step -> {});
        PromotionAttempt attempt = requested(asked);

        shop.desk.abandon(asked, attempt, "the build was aborted");

        assertThat(shop.events(A)).containsExactly("requested", "abandoned");
    }

    @Test
    void closesWhatWasAskedForAndNeverBegun() throws Exception {
        AskedPromotion asked = both();
        PromotionAttempt attempt = requested(asked);

        PromotionReport report = shop.desk.carryOut(asked, attempt, List.of(), shop.ending(false));

        assertThat(shop.events(A)).endsWith("started", "failed");
        assertThat(shop.events(B)).containsExactly("requested", "abandoned");
        assertThat(report.outcomes().get(1).state())
                .hasValueSatisfying(state -> assertThat(state.phase()).isEqualTo(PromotionPhase.ABANDONED));
        assertThat(promote(asked).completed()).isTrue();
        assertThat(shop.events(B)).endsWith("requested", "gates_evaluated", "validated", "started", "completed");
    }

    /** One of service-a and, behind it, service-b. */
    private AskedPromotion both() {
        return shop.asked(step -> step.setServices(List.of("service-b")));
    }

    /** An attempt that people are asked to approve now. */
    private PromotionAttempt requested(AskedPromotion asked) throws Exception {
        PromotionAttempt attempt = shop.desk.attempt(asked, 0);
        shop.desk.request(asked, attempt);
        return attempt;
    }

    /** As a Vault that is sealed. */
    private PromotionDesk withoutKey() {
        return shop.desk(Optional.of((service, size, root) -> {
            throw new NoteSigningException("sealed", null);
        }));
    }

    @Test
    void closesEveryServiceThoughNoEndCanBeSigned() throws Exception {
        AskedPromotion asked = both();
        PromotionAttempt attempt = requested(asked);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> withoutKey().abandon(asked, attempt, "the build was aborted"))
                .withMessageContaining("sealed");

        assertThat(shop.events(A)).containsExactly("requested", "abandoned");
        assertThat(shop.events(B)).containsExactly("requested", "abandoned");
    }

    @Test
    void closesWhatIsNeverReachedThoughTheEndBeforeItCannotBeSigned() throws Exception {
        AskedPromotion asked = both();
        PromotionAttempt attempt = requested(asked);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> withoutKey().carryOut(asked, attempt, List.of(), shop.ending(false)))
                .withMessageContaining("sealed");

        assertThat(shop.events(A)).endsWith("failed");
        assertThat(shop.events(B)).containsExactly("requested", "abandoned");
    }

    @Test
    void closesWhatAnEarlierAttemptLeftOpen() throws Exception {
        AskedPromotion asked = both();
        PromotionAttempt attempt = requested(asked);
        shop.desk.abandon(shop.asked(step -> {}), attempt(attempt, A), "a crash came between this and the other");

        PromotionAttempt next = shop.desk.attempt(asked, 0);
        shop.desk.closeBefore(asked, next);

        assertThat(next.number()).isEqualTo(2);
        assertThat(shop.events(B)).containsExactly("requested", "abandoned");
    }

    @Test
    void leavesOpenWhatAnEarlierAttemptHasStarted() throws Exception {
        AskedPromotion asked = both();
        PromotionAttempt attempt = requested(asked);
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> shop.desk.carryOut(asked, attempt, List.of(), environment -> {
                    throw new InterruptedException("killed in the body");
                }));
        shop.desk.abandon(both(), attempt(attempt, B), "somebody closed it");

        PromotionAttempt next = shop.desk.attempt(asked, 0);
        shop.desk.closeBefore(asked, next);

        assertThat(next.number()).isEqualTo(2);
        assertThat(shop.events(A)).endsWith("started");
    }

    private static PromotionAttempt attempt(PromotionAttempt whole, ServiceName service) {
        return new PromotionAttempt(whole.number(), whole.id(), List.of(service), whole.before());
    }
}
