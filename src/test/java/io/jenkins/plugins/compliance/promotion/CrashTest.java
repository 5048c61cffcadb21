package io.jenkins.plugins.compliance.promotion;

import static io.jenkins.plugins.compliance.promotion.PromotionFixture.A;
import static io.jenkins.plugins.compliance.promotion.PromotionFixture.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.promotion.ServiceOutcome.Result;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.signing.Ed25519Signer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A promotion dies before and after each thing it writes, and is taken up again. */
class CrashTest {

    /** Five appends and the checkpoint, each before and after; and one that nobody gets to. */
    private static final int MOMENTS = 12;

    /** With a failure and a rollback there are six. */
    private static final int ROLLBACK_MOMENTS = 14;

    @TempDir
    private Path directory;

    static Stream<Arguments> moments() {
        return Stream.of(OnInterrupted.RERUN, OnInterrupted.ABANDON)
                .flatMap(how -> IntStream.rangeClosed(0, MOMENTS).mapToObj(moment -> Arguments.of(moment, how)));
    }

    private static CheckpointSigner signer() {
        return new CheckpointSigner("jenkins.example.com/compliance", Ed25519Signer.ofSeed(new byte[32]));
    }

    private static PromotionEngine engine(PromotionFixture shop, int killedAt) {
        KillingStore store = new KillingStore(shop.store, killedAt, () -> {
            throw new KilledException("at " + killedAt);
        });
        return new PromotionEngine(store, shop.files, Optional.of(signer()), shop.clock, shop.clock::advance);
    }

    private static PromotionRequest request(String id, String version, OnFailure onFailure, OnInterrupted how) {
        return PromotionRequest.of(new PromotionId(id), List.of(A), new Route("sandbox", "compliant", version), "alice")
                .with(new Conduct(onFailure, how, Duration.ZERO));
    }

    /** Whether it got to its end before it died. */
    private static boolean survives(PromotionFixture shop, PromotionRequest request, int moment) throws Exception {
        try {
            engine(shop, moment).promote(policy(), request, shop.action, PromotionListener.NONE);
            return true;
        } catch (KilledException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aKilledPromotionIsTakenUpAndNeverCompletesTwice(int moment, OnInterrupted how) throws Exception {
        PromotionFixture shop = new PromotionFixture(directory).withEvidence(A);
        PromotionRequest request = request("p-1", "1.4.2", OnFailure.STOP, how);
        assertThat(survives(shop, request, moment)).isEqualTo(moment == MOMENTS);

        PromotionReport resumed = engine(shop, -1).promote(policy(), request, shop.action, PromotionListener.NONE);

        Result result = resumed.outcomes().get(0).result();
        boolean dieAfterStart = moment == 7 || moment == 8;
        assertThat(result)
                .isEqualTo(how == OnInterrupted.ABANDON && dieAfterStart ? Result.ABANDONED : Result.COMPLETED);
        assertThat(Collections.frequency(shop.events(A), "completed")).isEqualTo(result == Result.COMPLETED ? 1 : 0);
        assertThat(Collections.frequency(shop.events(A), "requested")).isOne();
        assertThat(Collections.frequency(shop.events(A), "started")).isOne();
        ChainRules.assertHolds(shop.entries(A));
        assertThat(shop.state(A).open()).isEmpty();
        assertThat(covered(shop)).isEqualTo(shop.entries(A).size());
    }

    static Stream<Integer> rollbackMoments() {
        return IntStream.rangeClosed(0, ROLLBACK_MOMENTS).boxed();
    }

    @ParameterizedTest
    @MethodSource("rollbackMoments")
    void aKilledRollbackIsTakenUp(int moment) throws Exception {
        PromotionFixture shop = new PromotionFixture(directory).withEvidence(A);
        assertThat(survives(shop, request("p-1", "1.0", OnFailure.STOP, OnInterrupted.RERUN), Integer.MAX_VALUE))
                .isTrue();
        DeploymentAction failing =
                environment -> environment.get("PROMOTION_ACTION").equals("promote")
                        ? new DeploymentAction.Result(1, io.jenkins.plugins.compliance.chain.Sha256Digest.ZERO, 0)
                        : shop.action.run(environment);
        PromotionRequest request = request("p-2", "2.0", OnFailure.ROLLBACK, OnInterrupted.RERUN);
        boolean survived = true;
        try {
            engine(shop, moment).promote(policy(), request, failing, PromotionListener.NONE);
        } catch (KilledException e) {
            survived = false;
        }
        assertThat(survived).isEqualTo(moment == ROLLBACK_MOMENTS);

        PromotionReport resumed = engine(shop, -1).promote(policy(), request, failing, PromotionListener.NONE);

        assertThat(resumed.outcomes().get(0).result()).isEqualTo(Result.ROLLED_BACK);
        assertThat(Collections.frequency(shop.events(A), "rolled_back")).isOne();
        ChainRules.assertHolds(shop.entries(A));
        assertThat(shop.state(A).current().get("compliant").version()).isEqualTo("1.0");
    }

    @Test
    void aPromotionThatNobodyTakesUpCanBeAbandonedWhereverItDied() throws Exception {
        PromotionFixture shop = new PromotionFixture(directory).withEvidence(A);
        for (int moment = 1; moment < 9; moment++) {
            String id = "p-" + moment;
            survives(shop, request(id, "1.4.2", OnFailure.STOP, OnInterrupted.REFUSE), moment);

            engine(shop, -1).abandon(policy(), A, new PromotionId(id), "the build is gone", PromotionListener.NONE);

            assertThat(shop.state(A).open()).isEmpty();
        }
        ChainRules.assertHolds(shop.entries(A));
    }

    private static long covered(PromotionFixture shop) throws Exception {
        try (var in = shop.store.snapshot(A).checkpoints()) {
            var log = new io.jenkins.plugins.compliance.chain.note.CheckpointLogReader(in);
            long covered = 0;
            for (var item = log.next(); item.isPresent(); item = log.next()) {
                if (item.get() instanceof io.jenkins.plugins.compliance.chain.note.CheckpointLogItem.Note note) {
                    covered = note.checkpoint().checkpoint().size();
                }
            }
            return covered;
        }
    }
}
