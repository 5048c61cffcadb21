package io.jenkins.plugins.compliance.jenkins.build.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.evidence.LocalEvidenceFiles;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.promotion.Approval;
import io.jenkins.plugins.compliance.promotion.ApprovalRecord;
import io.jenkins.plugins.compliance.promotion.PolicyInForce;
import io.jenkins.plugins.compliance.promotion.PromotionEngine;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import io.jenkins.plugins.compliance.promotion.PromotionListener;
import io.jenkins.plugins.compliance.promotion.PromotionRequest;
import io.jenkins.plugins.compliance.promotion.Refusal;
import io.jenkins.plugins.compliance.promotion.RefusalRecord;
import io.jenkins.plugins.compliance.promotion.Route;
import io.jenkins.plugins.compliance.promotion.ServiceState;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import io.jenkins.plugins.compliance.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalRoundTest {

    private static final ServiceName SHOP = new ServiceName("shop");
    private static final ServiceName BASIS = new ServiceName("basis");
    private static final List<String> MANAGER = List.of("release-manager", "choir");

    @TempDir
    private Path directory;

    private LocalStore store;
    private PolicyInForce policy;
    private PromotionRequest request;

    @BeforeEach
    void open() throws Exception {
        store = new LocalStore(directory, () -> Instant.parse("2026-11-22T13:30:39.123Z"), new Random(7)::nextLong);
        policy = PolicyInForce.of(Policy.parse("""
                        format: 1
                        name: four-eyes
                        promote-to:
                          compliant:
                            evidence: { tests: }
                            gates: { tests: { failures: 0 } }
                            approvals: { count: 2, roles: [release-manager] }
                        services: { shop: , basis: }
                        """.getBytes(StandardCharsets.UTF_8), "policy"));
        request = PromotionRequest.of(
                new PromotionId("job-7.1"), List.of(SHOP, BASIS), new Route("sandbox", "compliant", "1.4.2"), "carol");
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    @Test
    void waitsUntilEnoughPeopleHaveApproved() throws Exception {
        ApprovalRound round = round();

        round.approve("alice", MANAGER);
        assertThat(round.result()).isNotDone();
        round.approve("bob", MANAGER);

        assertThat(round.result()).isCompletedWithValue(List.of(manager("alice"), manager("bob")));
    }

    @Test
    void writesAnApprovalIntoTheChainOfEachService() throws Exception {
        round().approve("alice", MANAGER);

        assertThat(recorded(SHOP)).containsExactly(manager("alice"));
        assertThat(recorded(BASIS)).containsExactly(manager("alice"));
    }

    @Test
    void goesOnAfterARestartWithWhatTheChainsSay() throws Exception {
        round().approve("alice", MANAGER);

        ApprovalRound resumed = round();
        assertThat(resumed.given()).containsExactly(manager("alice"));
        resumed.approve("bob", MANAGER);

        assertThat(resumed.result()).isCompleted();
        assertThat(state(SHOP).head().size()).isEqualTo(2);
    }

    @Test
    void completesWhatACrashHasLeftInOneChainOnly() throws Exception {
        try (EvidenceChain chain = store.chain(SHOP)) {
            chain.append(ApprovalRecord.draft(SHOP, policy, request, manager("alice")));
        }

        round();

        assertThat(recorded(BASIS)).containsExactly(manager("alice"));
        assertThat(state(SHOP).head().size()).isEqualTo(1);
    }

    @Test
    void addsNothingBehindThePromotionOfAServiceThatHasEnded() throws Exception {
        PromotionEngine engine = new PromotionEngine(
                store,
                new LocalEvidenceFiles(directory.resolve("evidence")),
                Optional.empty(),
                () -> Instant.parse("2026-11-22T13:30:39.123Z"),
                time -> {});
        engine.request(policy, request, PromotionListener.NONE);
        ApprovalRound before = round();
        before.approve("alice", MANAGER);
        before.approve("bob", MANAGER);
        engine.abandon(policy, BASIS, request.id(), "done with", PromotionListener.NONE);
        long size = state(BASIS).head().size();

        ApprovalRound resumed = round();

        assertThat(resumed.result()).isCompletedWithValue(List.of(manager("alice"), manager("bob")));
        assertThat(state(BASIS).head().size()).isEqualTo(size);
        assertThat(state(BASIS).outOfPlaceCount()).isZero();
    }

    @Test
    void takesNoApprovalOfTheRequester() throws Exception {
        ApprovalRound round = round();

        assertThatThrownBy(() -> round.approve("Carol", MANAGER))
                .isInstanceOf(ApprovalRefusedException.class)
                .hasMessageContaining("somebody else must approve it");
        assertThat(state(SHOP).head().size()).isZero();
    }

    @Test
    void takesNoApprovalTwice() throws Exception {
        ApprovalRound round = round();
        round.approve("alice", MANAGER);

        assertThatThrownBy(() -> round.approve("alice", MANAGER)).isInstanceOf(ApprovalRefusedException.class);
        assertThat(state(SHOP).head().size()).isEqualTo(1);
    }

    @Test
    void takesNoApprovalOfSomebodyWithoutTheRole() throws Exception {
        ApprovalRound round = round();

        assertThatThrownBy(() -> round.approve("dave", List.of("choir")))
                .isInstanceOf(ApprovalRefusedException.class)
                .hasMessageContaining("by the roles release-manager");
    }

    @Test
    void endsWithWhatThereIsWhenSomebodyRefusesOrTimeIsOver() throws Exception {
        ApprovalRound round = round();
        round.approve("alice", MANAGER);

        round.end();

        assertThat(round.result()).isCompletedWithValue(List.of(manager("alice")));
        assertThatThrownBy(() -> round.approve("bob", MANAGER)).isInstanceOf(ApprovalRefusedException.class);
    }

    @Test
    void writesARefusalIntoTheChainOfEachServiceAndEnds() throws Exception {
        ApprovalRound round = round();
        round.approve("alice", MANAGER);

        round.refuse("bob", " not on a Friday ");

        assertThat(round.result()).isCompleted();
        assertThat(round.isApproved()).isFalse();
        assertThat(refusal(SHOP)).contains(new Refusal("bob", Optional.of("not on a Friday")));
        assertThat(refusal(BASIS)).isEqualTo(refusal(SHOP));
        assertThat(state(SHOP).outOfPlaceCount()).isZero();
    }

    @Test
    void staysRefusedAfterARestartWhoeverHasApproved() throws Exception {
        ApprovalRound round = round();
        round.approve("alice", MANAGER);
        round.refuse("bob", "");
        try (EvidenceChain chain = store.chain(SHOP)) {
            chain.append(ApprovalRecord.draft(SHOP, policy, request, manager("dave")));
        }

        ApprovalRound resumed = round();

        assertThat(resumed.result()).isCompleted();
        assertThat(resumed.isApproved()).isFalse();
        assertThat(resumed.refusal()).contains(new Refusal("bob", Optional.empty()));
    }

    @Test
    void completesARefusalThatACrashHasLeftInOneChainOnly() throws Exception {
        Refusal said = new Refusal("bob", Optional.empty());
        try (EvidenceChain chain = store.chain(BASIS)) {
            chain.append(RefusalRecord.draft(BASIS, policy, request, said));
        }

        round();

        assertThat(refusal(SHOP)).contains(said);
        assertThat(state(BASIS).head().size()).isEqualTo(1);
    }

    @Test
    void takesNoReasonThatIsMoreThanALine() throws Exception {
        ApprovalRound round = round();

        assertThatThrownBy(() -> round.refuse("bob", "no\nno"))
                .isInstanceOf(ApprovalRefusedException.class)
                .hasMessageContaining("the reason must be one line of 1 to 1000 visible characters");
        assertThat(round.result()).isNotDone();
        assertThat(state(SHOP).head().size()).isZero();
    }

    @Test
    void takesNoRefusalWhenTheRoundHasEnded() throws Exception {
        ApprovalRound round = round();
        round.approve("alice", MANAGER);
        round.approve("bob", MANAGER);

        assertThatThrownBy(() -> round.refuse("dave", "late")).isInstanceOf(ApprovalRefusedException.class);
        assertThat(refusal(SHOP)).isEmpty();
    }

    @Test
    void countsNothingOutOfPlaceInTheChain() throws Exception {
        round().approve("alice", MANAGER);

        assertThat(state(SHOP).outOfPlaceCount()).isZero();
    }

    @Test
    void ignoresApprovalsOfAnotherPromotion() throws Exception {
        round().approve("alice", MANAGER);
        request = PromotionRequest.of(
                new PromotionId("job-8.1"), List.of(SHOP, BASIS), new Route("sandbox", "compliant", "1.4.2"), "carol");

        assertThat(round().given()).isEmpty();
    }

    private ApprovalRound round() throws StoreException {
        return new ApprovalRound(store, policy, request);
    }

    private List<Approval> recorded(ServiceName service) throws StoreException {
        return state(service).approvals(request.id()).stream()
                .map(ApprovalRecord::approval)
                .toList();
    }

    private Optional<Refusal> refusal(ServiceName service) throws StoreException {
        return state(service).refusal(request.id()).map(RefusalRecord::refusal);
    }

    private ServiceState state(ServiceName service) throws StoreException {
        ServiceState state = new ServiceState(service);
        state.update(store.snapshot(service));
        return state;
    }

    private static Approval manager(String name) {
        return new Approval(name, Set.of("release-manager"));
    }
}
