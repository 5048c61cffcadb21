package io.jenkins.plugins.compliance.promotion;

import static io.jenkins.plugins.compliance.promotion.PromotionFixture.A;
import static io.jenkins.plugins.compliance.promotion.PromotionFixture.ROUTE;
import static io.jenkins.plugins.compliance.promotion.PromotionFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.promotion.ServiceOutcome.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy that says whose word counts for service-a. */
class OriginGateTest {

    private static final String SHOP = "job/shop/job/main/12/";
    private static final String EVIL = "job/evil/3/";
    private static final PolicyInForce POLICY = PromotionFixture.policy(
            PromotionFixture.POLICY.replace("service-a:\n", "service-a:\n    origins: [job/shop/]\n"));

    @TempDir
    private Path directory;

    private PromotionFixture shop;

    @BeforeEach
    void open() {
        shop = new PromotionFixture(directory);
    }

    @AfterEach
    void close() throws IOException {
        shop.store.close();
    }

    private EvidenceEntry sast(Map<String, ?> origin) throws IOException {
        return shop.collect(
                A,
                EvidenceKind.SAST,
                Map.of("critical", 0, "high", 0, "medium", 0, "low", 0, "total", 0, "suppressed", 0),
                origin);
    }

    private void coverage(Map<String, ?> origin) throws IOException {
        shop.collect(A, EvidenceKind.COVERAGE, Map.of("line", 91.5, "line_covered", 915, "line_total", 1000), origin);
    }

    private void evidence(String origin) throws IOException {
        sast(Map.of("origin", origin));
        coverage(Map.of("origin", origin));
    }

    private ServiceOutcome promote(PolicyInForce policy, PromotionRequest request) throws Exception {
        return shop.engine()
                .promote(policy, request, shop.action, PromotionListener.NONE)
                .outcomes()
                .get(0);
    }

    private ServiceOutcome promote(PromotionRequest request) throws Exception {
        return promote(POLICY, request);
    }

    private ServiceOutcome rollback(Optional<String> origin) throws Exception {
        RollbackRequest request = new RollbackRequest(
                new PromotionId("r-1"), A, new RollbackTarget.Version("1.4.2"), "alice", Conduct.STRICT, origin);
        return shop.engine()
                .rollback(POLICY, request, shop.action, PromotionListener.NONE)
                .outcomes()
                .get(0);
    }

    @Test
    void promotesOnEvidenceAndARequestFromWhereThePolicyTakesThem() throws Exception {
        evidence(SHOP);

        assertThat(promote(request("p-1", A).from(SHOP)).result()).isEqualTo(Result.COMPLETED);
    }

    @Test
    void doesNotCountEvidenceFromElsewhere() throws Exception {
        evidence(SHOP);
        EvidenceEntry newer = sast(Map.of("origin", EVIL));

        ServiceOutcome outcome = promote(request("p-1", A).from(SHOP));

        assertThat(outcome.result()).isEqualTo(Result.REJECTED);
        assertThat(outcome.reasons())
                .contains("the newest sast evidence, entry " + newer.sequence() + ", comes from job/evil/3/, and the"
                        + " policy accepts only what comes from job/shop/: do it there, or add this place to origins in"
                        + " the policy")
                .noneMatch(reason -> reason.contains("coverage"));
        assertThat(Evaluation.recorded(shop.last(A, "gates_evaluated")).evidence())
                .containsEntry("sast", "missing");
        assertThat(shop.action.calls).isEmpty();
    }

    @Test
    void doesNotCountReportsThatWereTakenFromElsewhere() throws Exception {
        evidence(SHOP);
        EvidenceEntry newer = sast(Map.of("origin", SHOP, "collected_from", EVIL));

        ServiceOutcome outcome = promote(request("p-1", A).from(SHOP));

        assertThat(outcome.result()).isEqualTo(Result.REJECTED);
        assertThat(outcome.reasons())
                .contains("what the newest sast evidence, entry " + newer.sequence() + ", was made of comes from"
                        + " job/evil/3/, and the policy accepts only what comes from job/shop/: do it there, or add this"
                        + " place to origins in the policy");
    }

    @Test
    void doesNotCountReportsOfWhichNobodyCanTellWhereTheyAreFrom() throws Exception {
        sast(Map.of("origin", SHOP, "collected_from", 12));
        coverage(Map.of("origin", SHOP));

        assertThat(promote(request("p-1", A).from(SHOP)).reasons())
                .anyMatch(reason ->
                        reason.startsWith("what the newest sast evidence, entry 0, was made of comes from 12,"));
    }

    @Test
    void countsReportsThatWereTakenFromWhereThePolicyTakesThem() throws Exception {
        sast(Map.of("origin", SHOP, "collected_from", SHOP));
        coverage(Map.of("origin", SHOP));

        assertThat(promote(request("p-1", A).from(SHOP)).result()).isEqualTo(Result.COMPLETED);
    }

    @Test
    void doesNotCountReportsThatAnotherPlaceTookFromThere() throws Exception {
        sast(Map.of("origin", EVIL, "collected_from", SHOP));
        coverage(Map.of("origin", SHOP));

        assertThat(promote(request("p-1", A).from(SHOP)).reasons())
                .anyMatch(reason -> reason.startsWith("the newest sast evidence, entry 0, comes from job/evil/3/,"));
    }

    @Test
    void doesNotCountEvidenceThatDoesNotSayWhereItComesFrom() throws Exception {
        sast(Map.of());
        coverage(Map.of("origin", 12));

        assertThat(promote(request("p-1", A).from(SHOP)).reasons())
                .anyMatch(reason ->
                        reason.startsWith("the newest sast evidence, entry 0, does not say where it comes from, and"))
                .anyMatch(reason -> reason.startsWith(
                        "the newest coverage evidence, entry 1, does not say where it comes from, and"));
    }

    @Test
    void rejectsAPromotionThatIsAskedForElsewhere() throws Exception {
        evidence(SHOP);

        ServiceOutcome outcome = promote(request("p-1", A).from(EVIL));

        assertThat(outcome.result()).isEqualTo(Result.REJECTED);
        assertThat(outcome.reasons())
                .singleElement()
                .asString()
                .startsWith("the request p-1 comes from job/evil/3/, and the policy accepts only");
        assertThat(shop.last(A, "gates_evaluated").text("verdict")).contains("failed");
    }

    @Test
    void rejectsAPromotionThatDoesNotSayWhereItIsAskedFor() throws Exception {
        evidence(SHOP);

        assertThat(promote(request("p-1", A)).reasons())
                .singleElement()
                .asString()
                .contains("the request p-1 does not say where it comes from")
                .endsWith("on the command line say so with --origin");
    }

    @Test
    void rejectsAPromotionThatWasRequestedElsewhereThoughItIsContinuedFromWhereItMay() throws Exception {
        evidence(SHOP);
        Passage passage = new Passage(A, new PromotionId("p-1"), PromotionAction.PROMOTE, ROUTE, POLICY.metadata());
        EvidenceEntry requested = shop.append(
                A,
                EntryType.PROMOTION,
                passage.draft(PromotionEvent.REQUEST, Map.of("origin", EVIL))
                        .data()
                        .members());

        assertThat(promote(request("p-1", A).from(SHOP)).reasons())
                .singleElement()
                .asString()
                .startsWith("the request p-1, entry " + requested.sequence() + ", comes from job/evil/3/, and");
    }

    @Test
    void tellsInThePlanWhatWouldBeRejected() throws Exception {
        evidence(SHOP);

        PromotionPlan plan = shop.engine().plan(POLICY, request("p-1", A).from(EVIL));

        assertThat(plan.evaluation(A).passed()).isFalse();
    }

    @Test
    void countsEveryOriginForAServiceWithoutSuchALimit() throws Exception {
        shop.withEvidence(PromotionFixture.B);

        assertThat(promote(request("p-1", PromotionFixture.B)).result()).isEqualTo(Result.COMPLETED);
    }

    @Test
    void rollsBackOnEvidenceThatCountedWhenItWasPromoted() throws Exception {
        evidence(EVIL);
        promote(PromotionFixture.policy(), request("p-1", A).from(EVIL));

        assertThat(rollback(Optional.of(SHOP)).result()).isEqualTo(Result.COMPLETED);
    }

    @Test
    void rejectsARollbackThatIsAskedForElsewhere() throws Exception {
        evidence(SHOP);
        promote(request("p-1", A).from(SHOP));

        ServiceOutcome outcome = rollback(Optional.of(EVIL));

        assertThat(outcome.result()).isEqualTo(Result.REJECTED);
        assertThat(outcome.reasons())
                .singleElement()
                .asString()
                .startsWith("the request r-1 comes from job/evil/3/, and the policy accepts only");
    }

    @Test
    void rejectsARollbackThatDoesNotSayWhereItIsAskedFor() throws Exception {
        evidence(SHOP);
        promote(request("p-1", A).from(SHOP));

        assertThat(rollback(Optional.empty()).reasons())
                .singleElement()
                .asString()
                .contains("does not say where it comes from");
    }
}
