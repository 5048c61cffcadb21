package io.jenkins.plugins.compliance.promotion;

import static io.jenkins.plugins.compliance.promotion.PromotionFixture.A;
import static io.jenkins.plugins.compliance.promotion.PromotionFixture.B;
import static io.jenkins.plugins.compliance.promotion.PromotionFixture.C;
import static io.jenkins.plugins.compliance.promotion.PromotionFixture.policy;
import static io.jenkins.plugins.compliance.promotion.PromotionFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.promotion.ServiceOutcome.Result;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionEngineTest {

    private static final List<String> WHOLE =
            List.of("requested", "gates_evaluated", "validated", "started", "completed");

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

    private PromotionReport promote(PromotionRequest request) throws Exception {
        return promote(policy(), request);
    }

    private PromotionReport promote(PolicyInForce policy, PromotionRequest request) throws Exception {
        return shop.engine().promote(policy, request, shop.action, PromotionListener.NONE);
    }

    private PromotionReport rollback(String id, RollbackTarget target) throws Exception {
        return shop.engine()
                .rollback(
                        policy(),
                        new RollbackRequest(new PromotionId(id), A, target, "alice", Conduct.STRICT, Optional.empty()),
                        shop.action,
                        PromotionListener.NONE);
    }

    private static Result result(PromotionReport report) {
        return report.outcomes().get(0).result();
    }

    private static Conduct rollingBack() {
        return new Conduct(OnFailure.ROLLBACK, OnInterrupted.REFUSE, Duration.ZERO);
    }

    private static Conduct waiting(Duration patience) {
        return new Conduct(OnFailure.STOP, OnInterrupted.REFUSE, patience);
    }

    private static PromotionRequest version(String id, String version) {
        return PromotionRequest.of(
                new PromotionId(id), List.of(A), new Route("sandbox", "compliant", version), "alice");
    }

    @Test
    void goesThroughTheWholeLifeCycle() throws Exception {
        shop.withEvidence(A);

        assertThat(promote(request("p-1", A)).completed()).isTrue();

        assertThat(shop.events(A)).isEqualTo(WHOLE);
        JsonObject completed = shop.last(A, "completed");
        assertThat(completed.integer("exit_code")).hasValue(0);
        assertThat(completed.object("output").orElseThrow().text("sha256"))
                .contains(Sha256Digest.compute("done\n".getBytes(StandardCharsets.UTF_8))
                        .hex());
        assertThat(shop.action.calls)
                .containsExactly(Map.of(
                        "PROMOTION_SERVICE", "service-a",
                        "PROMOTION_FROM", "sandbox",
                        "PROMOTION_TO", "compliant",
                        "PROMOTION_ACTION", "promote",
                        "PROMOTION_VERSION", "1.4.2",
                        "PROMOTION_ID", "p-1"));
    }

    @Test
    void recordsWhoAskedForWhatOnWhichPlanAndPolicy() throws Exception {
        shop.withEvidence(A);
        PromotionPlan plan = shop.engine().plan(policy(), request("p-1", A));

        promote(request("p-1", A));

        JsonObject requested = shop.last(A, "requested");
        assertThat(requested.text("requester")).contains("alice");
        assertThat(requested.text("mode")).contains("linear");
        assertThat(requested.text("plan")).contains(plan.digest().hex());
        assertThat(requested.text("policy"))
                .contains(policy().policy().orElseThrow().digest().hex());
    }

    @Test
    void marksEveryEntryAsProvisionalAsLongAsTheSystemIs() throws Exception {
        shop.withEvidence(A);

        promote(request("p-1", A));

        assertThat(shop.entries(A).subList(2, 7))
                .allSatisfy(entry -> assertThat(entry.metadata())
                        .isEqualTo(policy().policy().orElseThrow().provisional().metadata()));
    }

    @Test
    void evidenceCanBeTracedFromTheVerdict() throws Exception {
        EvidenceEntry sast = shop.sast(A, 0);
        EvidenceEntry coverage = shop.coverage(A, 91.5);

        promote(request("p-1", A));

        assertThat(Evaluation.recorded(shop.last(A, "gates_evaluated")).evidence())
                .containsEntry("sast", "present 0 " + sast.hash())
                .containsEntry("coverage", "present 1 " + coverage.hash());
        assertThat(shop.last(A, "validated").integer("evaluated")).hasValue(3);
    }

    @Test
    void rejectsWhatAGateDoesNotLetPassAndLeavesItInTheChain() throws Exception {
        shop.sast(A, 0);
        shop.coverage(A, 71.5);

        PromotionReport report = promote(request("p-1", A));

        assertThat(result(report)).isEqualTo(Result.REJECTED);
        assertThat(report.outcomes().get(0).reasons())
                .singleElement()
                .asString()
                .contains("coverage.line")
                .contains("71.5")
                .contains("80");
        assertThat(shop.events(A)).containsExactly("requested", "gates_evaluated", "rejected");
        assertThat(shop.last(A, "gates_evaluated").text("verdict")).contains("failed");
        assertThat(shop.action.calls).isEmpty();
    }

    @Test
    void rejectsWithoutAnyPolicy() throws Exception {
        shop.withEvidence(A);

        PromotionReport report = promote(PolicyInForce.none("there is no compliance.yml"), request("p-1", A));

        assertThat(report.outcomes().get(0).reasons()).containsExactly("there is no compliance.yml");
        assertThat(shop.events(A)).containsExactly("requested", "gates_evaluated", "rejected");
    }

    @Test
    void rejectsAServiceThatThePolicyDoesNotKnow() throws Exception {
        ServiceName unknown = new ServiceName("service-x");
        shop.withEvidence(unknown);

        PromotionReport report = promote(request("p-1", unknown));

        assertThat(result(report)).isEqualTo(Result.REJECTED);
        assertThat(report.outcomes().get(0).reasons()).anyMatch(reason -> reason.contains("no service service-x"));
    }

    @Test
    void rejectsAStageThatThePolicyDoesNotKnow() throws Exception {
        shop.withEvidence(A);
        PromotionRequest request = PromotionRequest.of(
                new PromotionId("p-1"), List.of(A), new Route("sandbox", "production", "1.4.2"), "alice");

        assertThat(promote(request).outcomes().get(0).reasons()).anyMatch(reason -> reason.contains("no stage"));
    }

    @Test
    void rejectsAWayAroundAStage() throws Exception {
        shop.withEvidence(A);
        PolicyInForce threeStages =
                policy(PromotionFixture.POLICY.replace("[sandbox, compliant]", "[sandbox, staging, compliant]"));

        assertThat(promote(threeStages, request("p-1", A)).outcomes().get(0).reasons())
                .anyMatch(reason -> reason.contains("not one step"));
    }

    @Test
    void rejectsAVersionThatNeverWasAtTheStageItComesFrom() throws Exception {
        shop.withEvidence(A);
        PolicyInForce threeStages = policy(PromotionFixture.POLICY
                .replace("[sandbox, compliant]", "[sandbox, staging, compliant]")
                .replace(
                        "promote-to:\n",
                        "promote-to:\n  staging:\n    evidence: { sast: }\n    gates: { sast: { critical: 0 } }\n"));
        PromotionRequest toStaging = PromotionRequest.of(
                new PromotionId("p-1"), List.of(A), new Route("sandbox", "staging", "1.4.2"), "alice");
        Route onward = new Route("staging", "compliant", "1.4.2");

        assertThat(promote(threeStages, PromotionRequest.of(new PromotionId("p-0"), List.of(A), onward, "alice"))
                        .outcomes()
                        .get(0)
                        .reasons())
                .anyMatch(reason -> reason.contains("never promoted to staging"));
        assertThat(promote(threeStages, toStaging).completed()).isTrue();
        assertThat(promote(threeStages, PromotionRequest.of(new PromotionId("p-2"), List.of(A), onward, "alice"))
                        .completed())
                .isTrue();
    }

    @Test
    void rejectsWithoutAnyEvidence() throws Exception {
        PromotionReport report = promote(request("p-1", A));

        assertThat(result(report)).isEqualTo(Result.REJECTED);
        assertThat(report.outcomes().get(0).reasons()).anyMatch(reason -> reason.contains("there is no sast evidence"));
        assertThat(shop.events(A)).containsExactly("requested", "gates_evaluated", "rejected");
    }

    @Test
    void rejectsStaleEvidence() throws Exception {
        shop.withEvidence(A);
        shop.clock.advance(Duration.ofDays(8));

        assertThat(promote(request("p-1", A)).outcomes().get(0).reasons()).anyMatch(reason -> reason.contains("old"));
    }

    @Test
    void rejectsEvidenceWhoseDocumentIsGone() throws Exception {
        shop.coverage(A, 91.5);
        Files.delete(shop.document(shop.sast(A, 0)));

        assertThat(promote(request("p-1", A)).outcomes().get(0).reasons())
                .anyMatch(reason -> reason.contains("is gone"));
    }

    @Test
    void rejectsEvidenceWhoseDocumentWasAltered() throws Exception {
        shop.coverage(A, 91.5);
        Path document = shop.document(shop.sast(A, 0));
        Files.writeString(document, Files.readString(document).replace("\"total\":0", "\"total\":1"));

        PromotionReport report = promote(request("p-1", A));

        assertThat(result(report)).isEqualTo(Result.REJECTED);
        assertThat(report.outcomes().get(0).reasons()).anyMatch(reason -> reason.contains("its document"));
    }

    @Test
    void rejectsASummaryThatTheDocumentDoesNotHave() throws Exception {
        EvidenceEntry honest = shop.sast(A, 3);
        shop.coverage(A, 91.5);
        Map<String, Object> data = new TreeMap<>(honest.data().members());
        data.put("summary", Map.of("critical", 0, "high", 0, "medium", 0, "low", 0, "total", 0, "suppressed", 0));
        shop.append(A, EntryType.VALIDATION, data);

        assertThat(promote(request("p-1", A)).outcomes().get(0).reasons())
                .anyMatch(reason -> reason.contains("says something else than the entry"));
    }

    @Test
    void rejectsEvidenceOfAnotherVersion() throws Exception {
        shop.coverage(A, 91.5);
        shop.collect(
                A,
                EvidenceKind.SAST,
                Map.of("critical", 0, "high", 0, "medium", 0, "low", 0, "total", 0, "suppressed", 0),
                Map.of("version", "1.4.1"));

        assertThat(promote(request("p-1", A)).outcomes().get(0).reasons())
                .anyMatch(reason -> reason.contains("is of version 1.4.1 and not of 1.4.2"))
                .noneMatch(reason -> reason.contains("there is no sast evidence"))
                .anyMatch(reason -> reason.contains("cannot be evaluated without sast evidence"));
    }

    @Test
    void rejectsWithoutTheApprovalsThePolicyAsksFor() throws Exception {
        shop.withEvidence(A);
        PolicyInForce fourEyes = policy(PromotionFixture.POLICY.replace(
                "    gates:\n", "    approvals: { count: 1, roles: [release-manager] }\n    gates:\n"));

        assertThat(promote(fourEyes, request("p-1", A)).outcomes().get(0).reasons())
                .anyMatch(reason -> reason.contains("asks for 1 approvals by the roles release-manager"));
        assertThat(promote(
                                fourEyes,
                                request("p-2", A).approvedBy(List.of(new Approval("bob", Set.of("release-manager")))))
                        .completed())
                .isTrue();
        assertThat(shop.last(A, "gates_evaluated").toString()).contains("bob");
    }

    @Test
    void plansAsIfEverybodyApproved() throws Exception {
        shop.withEvidence(A);
        PolicyInForce fourEyes =
                policy(PromotionFixture.POLICY.replace("    gates:\n", "    approvals: { count: 1 }\n    gates:\n"));

        PromotionPlan before = shop.engine().planBeforeApprovals(fourEyes, request("p-1", A));
        PromotionPlan after =
                shop.engine().plan(fourEyes, request("p-1", A).approvedBy(List.of(new Approval("bob", Set.of()))));

        assertThat(before.passed()).isTrue();
        assertThat(before.digest()).isEqualTo(after.digest());
        assertThat(shop.engine().plan(fourEyes, request("p-1", A)).passed()).isFalse();
    }

    @Test
    void rejectsWhenTheOneWhoAsksApproves() throws Exception {
        shop.withEvidence(A);
        PolicyInForce fourEyes =
                policy(PromotionFixture.POLICY.replace("    gates:\n", "    approvals: { count: 1 }\n    gates:\n"));
        PromotionRequest own = request("p-1", A);

        assertThat(promote(fourEyes, own.approvedBy(List.of(new Approval(own.requester(), Set.of()))))
                        .outcomes()
                        .get(0)
                        .reasons())
                .anyMatch(reason -> reason.contains("does not count, who asks for the promotion"));
    }

    @Test
    void rejectsWhatSomebodyRefusedWhoeverElseApprovedIt() throws Exception {
        shop.withEvidence(A);
        PolicyInForce fourEyes =
                policy(PromotionFixture.POLICY.replace("    gates:\n", "    approvals: { count: 1 }\n    gates:\n"));
        PromotionRequest asked = request("p-1", A).approvedBy(List.of(new Approval("bob", Set.of())));
        try (EvidenceChain chain = shop.store.chain(A)) {
            chain.append(RefusalRecord.draft(A, fourEyes, asked, new Refusal("alice", Optional.of("not on a Friday"))));
        }

        PromotionReport report = promote(fourEyes, asked);

        assertThat(report.outcomes().get(0).result()).isEqualTo(ServiceOutcome.Result.REJECTED);
        assertThat(report.outcomes().get(0).reasons())
                .containsExactly(
                        "alice refused to approve it: not on a Friday; settle that, and ask for the promotion again");
        assertThat(shop.last(A, "rejected").toString()).contains("alice refused to approve it: not on a Friday");
        assertThat(promote(fourEyes, request("p-2", A).approvedBy(asked.approvals()))
                        .completed())
                .isTrue();
    }

    @Test
    void letsAWaivedGatePassUntilTheWaiverExpires() throws Exception {
        shop.sast(A, 0);
        shop.coverage(A, 71.5);
        shop.append(
                A,
                EntryType.VALIDATION,
                Map.of(
                        "event", "waived",
                        "gate", "coverage.line",
                        "reason", "legacy code",
                        "owner", "alice",
                        "expires", "2026-11-24T00:00:00.000Z"));

        assertThat(promote(request("p-1", A)).completed()).isTrue();
        assertThat(Evaluation.recorded(shop.last(A, "gates_evaluated")).gates())
                .containsEntry("coverage.line", "waived");
        shop.clock.advance(Duration.ofDays(2));
        assertThat(result(promote(request("p-2", A)))).isEqualTo(Result.REJECTED);
    }

    @Test
    void answersASecondCallWithWhatIsRecordedAndDoesNothing() throws Exception {
        shop.withEvidence(A);
        promote(request("p-1", A));

        PromotionReport again = promote(request("p-1", A));

        assertThat(again.completed()).isTrue();
        assertThat(again.outcomes().get(0).recorded()).isTrue();
        assertThat(shop.events(A)).isEqualTo(WHOLE);
        assertThat(shop.action.calls).hasSize(1);
    }

    @Test
    void answersASecondCallOfARejectedOneWithItsReasons() throws Exception {
        shop.coverage(A, 71.5);
        PromotionReport first = promote(request("p-1", A));
        shop.withEvidence(A);

        PromotionReport again = promote(request("p-1", A));

        assertThat(result(again)).isEqualTo(Result.REJECTED);
        assertThat(again.outcomes().get(0).reasons())
                .isEqualTo(first.outcomes().get(0).reasons());
    }

    @Test
    void doesNotLetOneIdStandForTwoPromotions() throws Exception {
        shop.withEvidence(A);
        promote(request("p-1", A));

        assertThatThrownBy(() -> promote(version("p-1", "2.0")))
                .isInstanceOf(PromotionException.class)
                .hasMessageContaining("give each promotion an id of its own");
        assertThat(shop.events(A)).isEqualTo(WHOLE);
    }

    @Test
    void failsWhenTheActionFails() throws Exception {
        shop.withEvidence(A);
        shop.action.ending(3);

        PromotionReport report = promote(request("p-1", A));

        assertThat(result(report)).isEqualTo(Result.FAILED);
        assertThat(report.outcomes().get(0).reasons()).containsExactly("the action ended with exit code 3");
        assertThat(shop.last(A, "failed").integer("exit_code")).hasValue(3);
    }

    @Test
    void failsWhenTheActionCannotBeRunAndKeepsTheMessageOutOfTheChain() throws Exception {
        shop.withEvidence(A);
        PromotionReport report = shop.engine()
                .promote(
                        policy(),
                        request("p-1", A),
                        environment -> {
                            throw new IOException("no program, with s3cret in its name");
                        },
                        PromotionListener.NONE);

        assertThat(result(report)).isEqualTo(Result.FAILED);
        assertThat(shop.last(A, "failed").integer("exit_code")).hasValue(127);
        assertThat(shop.entries(A))
                .noneMatch(entry -> new String(entry.line(), StandardCharsets.UTF_8).contains("s3cret"));
    }

    @Test
    void rollsAFailedPromotionBackWhenAsked() throws Exception {
        shop.withEvidence(A);
        promote(version("p-1", "1.0"));
        shop.action.ending(1, 0);

        PromotionReport report = promote(version("p-2", "2.0").with(rollingBack()));

        assertThat(result(report)).isEqualTo(Result.ROLLED_BACK);
        assertThat(shop.events(A).subList(5, 11))
                .containsExactly("requested", "gates_evaluated", "validated", "started", "failed", "rolled_back");
        assertThat(shop.action.calls.get(2))
                .containsEntry("PROMOTION_ACTION", "rollback")
                .containsEntry("PROMOTION_VERSION", "1.0");
        assertThat(shop.last(A, "rolled_back").object("restored").orElseThrow().text("version"))
                .contains("1.0");
        assertThat(shop.state(A).current().get("compliant").version()).isEqualTo("1.0");
        assertThat(shop.state(A).holder()).isEmpty();
    }

    @Test
    void saysWhyAFailedPromotionCannotBeRolledBack() throws Exception {
        shop.withEvidence(A);
        shop.action.ending(1);

        PromotionReport report = promote(request("p-1", A).with(rollingBack()));

        assertThat(result(report)).isEqualTo(Result.FAILED);
        assertThat(report.outcomes().get(0).reasons())
                .containsExactly("the action ended with exit code 1; not rolled back: nothing was at compliant before");
        assertThat(shop.action.calls).hasSize(1);
    }

    @Test
    void closesAPromotionWhoseRollbackFailedToo() throws Exception {
        shop.withEvidence(A);
        promote(version("p-1", "1.0"));
        shop.action.ending(1, 4);

        PromotionReport report = promote(version("p-2", "2.0").with(rollingBack()));

        assertThat(result(report)).isEqualTo(Result.ABANDONED);
        assertThat(report.outcomes().get(0).reasons())
                .singleElement()
                .asString()
                .contains("the rollback to version 1.0 failed too")
                .contains("is not known");
        assertThat(shop.state(A).holder()).isEmpty();
    }

    @Test
    void rollsBackToAnEarlierVersionAsAPromotionOfItsOwn() throws Exception {
        shop.withEvidence(A);
        promote(version("p-1", "1.0"));
        promote(version("p-2", "2.0"));

        PromotionReport report = rollback("r-1", new RollbackTarget.Version("1.0"));

        assertThat(report.completed()).isTrue();
        assertThat(shop.events(A).subList(10, 15)).isEqualTo(WHOLE);
        assertThat(shop.last(A, "requested").object("rollback_to").orElseThrow().integer("sequence"))
                .hasValue(6);
        assertThat(shop.action.calls.get(2))
                .containsEntry("PROMOTION_ACTION", "rollback")
                .containsEntry("PROMOTION_VERSION", "1.0");
        assertThat(shop.state(A).current().get("compliant").version()).isEqualTo("1.0");
    }

    @Test
    void rollsBackOnEvidenceThatHasBecomeStale() throws Exception {
        shop.withEvidence(A);
        promote(version("p-1", "1.0"));
        shop.clock.advance(Duration.ofDays(400));

        assertThat(rollback("r-1", new RollbackTarget.Sequence(6)).completed()).isTrue();
    }

    @Test
    void rejectsARollbackWhoseEvidenceIsGone() throws Exception {
        EvidenceEntry sast = shop.sast(A, 0);
        shop.coverage(A, 91.5);
        promote(version("p-1", "1.0"));
        Files.delete(shop.document(sast));

        PromotionReport report = rollback("r-1", new RollbackTarget.Version("1.0"));

        assertThat(result(report)).isEqualTo(Result.REJECTED);
        assertThat(report.outcomes().get(0).reasons()).anyMatch(reason -> reason.contains("is gone"));
        assertThat(shop.events(A).subList(5, 8)).containsExactly("requested", "gates_evaluated", "rejected");
    }

    @Test
    void refusesARollbackToWhatNeverCompleted() throws Exception {
        shop.withEvidence(A);
        promote(version("p-1", "1.0"));

        assertThatThrownBy(() -> rollback("r-1", new RollbackTarget.Version("0.9")))
                .isInstanceOf(PromotionException.class)
                .hasMessageContaining("no completed promotion of version 0.9");
        assertThatThrownBy(() -> rollback("r-1", new RollbackTarget.Sequence(5)))
                .isInstanceOf(PromotionException.class);
    }

    @Test
    void anAnswerToASecondRollbackCallIsTheFirstOnes() throws Exception {
        shop.withEvidence(A);
        promote(version("p-1", "1.0"));
        promote(version("p-2", "2.0"));
        rollback("r-1", new RollbackTarget.Version("1.0"));

        PromotionReport again = rollback("r-1", new RollbackTarget.Version("1.0"));

        assertThat(again.completed()).isTrue();
        assertThat(again.outcomes().get(0).recorded()).isTrue();
        assertThat(shop.action.calls).hasSize(3);
    }

    @Test
    void inLinearModeServicesComeByName() throws Exception {
        shop.withEvidence(A, B, C);

        promote(request("p-1", C, A, B));

        assertThat(shop.action.services()).containsExactly("service-a", "service-b", "service-c");
    }

    @Test
    void inGraphModeServicesComeBehindWhatTheyDependOn() throws Exception {
        shop.withEvidence(A, B, C);

        promote(request("p-1", A, B, C).with(PromotionMode.GRAPH));

        assertThat(shop.action.services()).containsExactly("service-b", "service-a", "service-c");
    }

    @Test
    void theFirstThatDoesNotCompleteEndsIt() throws Exception {
        shop.withEvidence(A, B, C);
        shop.action.ending(0, 1);

        PromotionReport report = promote(request("p-1", A, B, C));

        assertThat(report.outcomes())
                .extracting(ServiceOutcome::result)
                .containsExactly(Result.COMPLETED, Result.FAILED, Result.NOT_REACHED);
        assertThat(shop.events(C)).isEmpty();
    }

    @Test
    void isRefusedWhileAnotherOneIsUnderWay() throws Exception {
        shop.withEvidence(A);
        started("other");

        PromotionReport report = promote(request("p-1", A));

        assertThat(result(report)).isEqualTo(Result.REFUSED);
        assertThat(report.outcomes().get(0).reasons())
                .singleElement()
                .asString()
                .contains("held by the promotion other since entry 5");
        assertThat(shop.events(A).subList(4, 8))
                .containsExactly("requested", "gates_evaluated", "validated", "abandoned");
        assertThat(shop.action.calls).isEmpty();
    }

    @Test
    void waitsForTheOtherOneAndThenLooksAtTheGatesAgain() throws Exception {
        shop.withEvidence(A);
        started("other");
        List<String> seen = new ArrayList<>();
        PromotionEngine engine = new PromotionEngine(shop.store, shop.files, Optional.empty(), shop.clock, time -> {
            shop.clock.advance(time);
            if (seen.size() == 3) {
                closeOther();
            }
        });
        PromotionReport report = engine.promote(
                policy(), request("p-1", A).with(waiting(Duration.ofMinutes(5))), shop.action, new PromotionListener() {
                    @Override
                    public void waiting(ServiceName service, PromotionState holder) {
                        seen.add(holder.id().value());
                    }
                });

        assertThat(report.completed()).isTrue();
        assertThat(seen).containsExactly("other", "other", "other");
        assertThat(Evaluation.recorded(shop.last(A, "gates_evaluated"))
                        .evidence()
                        .get("sast"))
                .startsWith("present 10 ");
        assertThat(shop.last(A, "gates_evaluated").toString()).contains("drift", "evidence sast: planned present 0 ");
    }

    private void closeOther() {
        try {
            shop.append(
                    A,
                    EntryType.PROMOTION,
                    Map.of(
                            "event",
                            "completed",
                            "promotion",
                            "other",
                            "action",
                            "promote",
                            "from",
                            "sandbox",
                            "to",
                            "compliant",
                            "version",
                            "1.4.2",
                            "exit_code",
                            0));
            shop.sast(A, 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void waitsNoLongerThanItIsTold() throws Exception {
        shop.withEvidence(A);
        started("other");

        PromotionReport report = promote(request("p-1", A).with(waiting(Duration.ofMinutes(5))));

        assertThat(result(report)).isEqualTo(Result.REFUSED);
    }

    /** A promotion that was started by a process that is gone. */
    private void started(String id) throws Exception {

        assertThatThrownBy(() -> shop.engine()
                        .promote(
                                policy(),
                                request(id, A),
                                environment -> {
                                    throw new InterruptedException();
                                },
                                PromotionListener.NONE))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void leavesAStartedPromotionAloneUnlessTheCallerDecides() throws Exception {
        shop.withEvidence(A);
        started("p-1");

        PromotionReport report = promote(request("p-1", A));

        assertThat(result(report)).isEqualTo(Result.INTERRUPTED);
        assertThat(shop.events(A)).isEqualTo(WHOLE.subList(0, 4));
        assertThat(shop.action.calls).isEmpty();
    }

    @Test
    void runsTheActionOfAStartedPromotionAgainWhenTold() throws Exception {
        shop.withEvidence(A);
        started("p-1");

        PromotionReport report =
                promote(request("p-1", A).with(new Conduct(OnFailure.STOP, OnInterrupted.RERUN, Duration.ZERO)));

        assertThat(report.completed()).isTrue();
        assertThat(shop.events(A)).isEqualTo(WHOLE);
        assertThat(shop.last(A, "completed").toString()).contains("resumed");
    }

    @Test
    void closesAStartedPromotionWhenTold() throws Exception {
        shop.withEvidence(A);
        started("p-1");

        PromotionReport report =
                promote(request("p-1", A).with(new Conduct(OnFailure.STOP, OnInterrupted.ABANDON, Duration.ZERO)));

        assertThat(result(report)).isEqualTo(Result.ABANDONED);
        assertThat(shop.state(A).holder()).isEmpty();
    }

    @Test
    void abandonsFromOutside() throws Exception {
        shop.withEvidence(A);
        started("p-1");

        shop.engine().abandon(policy(), A, new PromotionId("p-1"), "the build is gone", PromotionListener.NONE);

        assertThat(shop.last(A, "abandoned").text("reason")).contains("the build is gone");
        assertThatThrownBy(() ->
                        shop.engine().abandon(policy(), A, new PromotionId("p-1"), "again", PromotionListener.NONE))
                .isInstanceOf(PromotionException.class)
                .hasMessageContaining("has ended");
        assertThatThrownBy(
                        () -> shop.engine().abandon(policy(), A, new PromotionId("p-9"), "x", PromotionListener.NONE))
                .isInstanceOf(PromotionException.class)
                .hasMessageContaining("there is no promotion p-9");
    }

    @Test
    void recordsWhoAbandonedAPromotion() throws Exception {
        shop.withEvidence(A);
        started("p-1");

        shop.engine()
                .abandon(
                        policy(),
                        A,
                        new PromotionId("p-1"),
                        new Abandonment("the build is gone", Optional.of("alice")),
                        PromotionListener.NONE);

        assertThat(shop.last(A, "abandoned").text("reason")).contains("the build is gone");
        assertThat(shop.last(A, "abandoned").text("user")).contains("alice");
        assertThat(shop.state(A).holder()).isEmpty();
    }

    @Test
    void anActionThatEndsAfterItsPromotionWasAbandonedCompletesNothing() throws Exception {
        shop.withEvidence(A);
        PromotionEngine engine = shop.engine();

        PromotionReport report = engine.promote(
                policy(),
                request("p-1", A),
                environment -> {
                    abandon();
                    return shop.action.run(environment);
                },
                PromotionListener.NONE);

        assertThat(result(report)).isEqualTo(Result.ABANDONED);
        assertThat(report.outcomes().get(0).reasons())
                .containsExactly("given up", "the action of this run succeeded after it had been closed by another");
        assertThat(shop.events(A)).doesNotContain("completed");
    }

    private void abandon() throws IOException {
        try {
            shop.engine().abandon(policy(), A, new PromotionId("p-1"), "given up", PromotionListener.NONE);
        } catch (PromotionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void doesNotStartOnEvidenceThatCameAfterTheVerdict() throws Exception {
        shop.withEvidence(A);
        PromotionReport report = shop.engine()
                .promote(policy(), request("p-1", A), shop.action, new PromotionListener() {
                    @Override
                    public void appended(EvidenceEntry entry) {
                        if (entry.data().text("event").equals(Optional.of("validated")) && entry.sequence() == 4) {
                            worsen();
                        }
                    }
                });

        assertThat(result(report)).isEqualTo(Result.REJECTED);
        assertThat(shop.events(A))
                .containsExactly("requested", "gates_evaluated", "validated", "gates_evaluated", "rejected");
        assertThat(shop.action.calls).isEmpty();
    }

    private void worsen() {
        try {
            shop.sast(A, 1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void recordsInWhatItDiffersFromThePlanThatWasAgreedOn() throws Exception {
        shop.withEvidence(A);
        PromotionPlan plan = shop.engine().plan(policy(), request("p-1", A));
        shop.sast(A, 0);

        promote(request("p-1", A).onPlan(plan.digest()));

        assertThat(shop.last(A, "requested").text("plan"))
                .contains(plan.digest().hex());
        assertThat(shop.last(A, "gates_evaluated").toString())
                .contains("plan: requested on " + plan.digest().hex() + ", carried out on ");
    }

    @Test
    void recordsNoDriftWhereThereIsNone() throws Exception {
        shop.withEvidence(A);
        PromotionPlan plan = shop.engine().plan(policy(), request("p-1", A));

        promote(request("p-1", A).onPlan(plan.digest()));

        assertThat(shop.last(A, "gates_evaluated").member("drift")).isEmpty();
    }
}
