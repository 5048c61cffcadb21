package io.jenkins.plugins.compliance.jenkins.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainWatchTest {

    private static final ServiceName A = new ServiceName("service-a");
    private static final Duration DAY = Duration.ofDays(1);

    private InstallationFixture fixture;

    @BeforeEach
    void install(@TempDir Path home) throws Exception {
        fixture = new InstallationFixture(home);
    }

    private ChainWatch after(Duration passed) throws Exception {
        fixture.installation().statuses().refresh();
        List<ServiceStatus> statuses = fixture.installation().statuses().all();
        SortedMap<ServiceName, VerificationResult> results =
                fixture.verifications().all();
        Instant now = InstallationFixture.NOW.plus(passed);
        return new ChainWatch(
                statuses, results, fixture.installation().statuses().unreadable(), new ChainWatch.Moment(now, DAY));
    }

    private VerificationResult verify() throws Exception {
        return fixture.verifications().verify(A);
    }

    private boolean isDue(Duration passed) throws Exception {
        return after(passed).due(fixture.verifications().services()).contains(A);
    }

    @Test
    void verifiesANewChainAtOnce() throws Exception {
        fixture.signedChain("service-a", 1);

        assertThat(isDue(Duration.ZERO)).isTrue();
    }

    @Test
    void verifiesAValidChainOnceInAPeriod() throws Exception {
        fixture.signedChain("service-a", 1);
        fixture.verifications().verify(A);

        assertThat(isDue(Duration.ofHours(23))).isFalse();
        assertThat(isDue(DAY.minusMinutes(20))).isTrue();
    }

    @Test
    void verifiesAChainThatDidNotVerifyAgainAfterAnHour() throws Exception {
        fixture.append("service-a", 1);
        verify();

        assertThat(isDue(Duration.ofMinutes(50))).isFalse();
        assertThat(isDue(Duration.ofHours(1))).isTrue();
    }

    @Test
    void verifiesAChainThatNothingCouldBeToldOfAtOnceWhenItHasGrown() throws Exception {
        fixture.append("service-a", 1);
        verify();
        fixture.signedChain("service-a", 1);

        assertThat(isDue(Duration.ZERO)).isTrue();
    }

    @Test
    void aChainThatWaitsForItsFirstSignatureIsNoDoubt() throws Exception {
        fixture.append("service-a", 1);
        assertThat(verify().isValid()).isFalse();

        assertThat(after(Duration.ZERO).cannotCheck()).isEmpty();
        assertThat(after(Duration.ZERO).trust(A)).isEqualTo(ChainTrust.UNKNOWN);
    }

    @Test
    void aChainWhoseKeysAreUnreadableCannotBeChecked() throws Exception {
        fixture.signedChain("service-a", 1);
        Files.writeString(fixture.installation().home().resolve("signing.vkey"), "nonsense");
        verify();

        ChainWatch watch = after(Duration.ZERO);

        assertThat(watch.broken()).isEmpty();
        assertThat(watch.cannotCheck()).containsOnlyKeys(A);
        assertThat(watch.cannotCheck().get(A)).contains("signing.vkey");
        assertThat(watch.trust(A)).isEqualTo(ChainTrust.REFUSED);
    }

    @Test
    void aChainThatCannotBeReadCannotBeCheckedHoweverItVerified() throws Exception {
        fixture.signedChain("service-a", 2);
        verify();
        fixture.restart();
        fixture.tamper("service-a");
        fixture.installation().statuses().refresh();

        ChainWatch watch = after(Duration.ZERO);

        assertThat(watch.last(A).orElseThrow().isValid()).isTrue();
        assertThat(watch.cannotCheck()).containsOnlyKeys(A);
        assertThat(watch.trust(A)).isEqualTo(ChainTrust.REFUSED);
    }

    @Test
    void aBrokenChainIsToldOnceOnly() throws Exception {
        fixture.signedChain("service-a", 2);
        fixture.tamper("service-a");
        verify();

        assertThat(after(Duration.ZERO).broken()).hasSize(1);
        assertThat(after(Duration.ZERO).cannotCheck()).isEmpty();
    }

    @Test
    void aChainIsTrustedAsLongAsItsVerificationIsNotOverdue() throws Exception {
        fixture.signedChain("service-a", 1);
        assertThat(after(Duration.ZERO).trust(A)).isEqualTo(ChainTrust.UNKNOWN);

        verify();

        assertThat(after(DAY).trust(A)).isEqualTo(ChainTrust.TRUSTED);
        assertThat(after(DAY.multipliedBy(3)).trust(A)).isEqualTo(ChainTrust.UNKNOWN);
    }

    @Test
    void verifiesAgainThatAChainIsGone() throws Exception {
        fixture.signedChain("service-a", 1);
        fixture.verifications().verify(A);
        fixture.restart();
        fixture.remove("service-a");

        assertThat(isDue(DAY)).isTrue();
    }

    @Test
    void knowsABrokenChain() throws Exception {
        fixture.signedChain("service-a", 1);
        fixture.alter("service-a");
        VerificationResult result = fixture.verifications().verify(A);
        fixture.restart();

        assertThat(new ChainWatch(
                                List.of(),
                                fixture.verifications().all(),
                                Set.of(),
                                new ChainWatch.Moment(InstallationFixture.NOW, DAY))
                        .broken())
                .containsExactly(result);
    }

    @Test
    void complainsOfAChainThatNobodyVerifiedForTwoPeriods() throws Exception {
        fixture.signedChain("service-a", 1);
        fixture.verifications().verify(A);

        assertThat(after(DAY.multipliedBy(2)).overdue()).isEmpty();
        assertThat(after(DAY.multipliedBy(2).plusSeconds(1)).overdue()).containsExactly(A);
    }

    @Test
    void complainsOfAChainThatNobodyEverVerified() throws Exception {
        fixture.signedChain("service-a", 1);

        assertThat(after(DAY).overdue()).isEmpty();
        assertThat(after(DAY.multipliedBy(3)).overdue()).containsExactly(A);
    }
}
