package io.jenkins.plugins.compliance.jenkins.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a chain, and how long it is believed. */
class ChainHealthTest {

    private static final ServiceName A = new ServiceName("service-a");

    private Shop shop;

    @BeforeEach
    void installation(@TempDir Path home) throws Exception {
        shop = Shop.signing(home);
        shop.toStaging("service-a", "1.4.2", "p-1");
    }

    private ChainHealth health(Duration passed) throws Exception {
        return ChainHealth.of(A, shop.watch(passed));
    }

    private void verify() throws Exception {
        shop.installation.verifications().verify(A);
    }

    @Test
    void aChainThatNobodyVerifiedIsSaidToBeThat() throws Exception {
        assertThat(health(Duration.ZERO).label()).isEqualTo(new Label("not verified", Tone.NEUTRAL));
        assertThat(health(Duration.ofDays(3)).label()).isEqualTo(new Label("not verified, overdue", Tone.DOUBT));
    }

    @Test
    void saysWhenItWasValid() throws Exception {
        verify();

        ChainHealth health = health(Duration.ofHours(3));

        assertThat(health.label()).isEqualTo(new Label("valid", Tone.GOOD));
        assertThat(health.age()).isEqualTo("3 h ago");
        assertThat(health.time()).isEqualTo(Shop.NOW.toString());
    }

    @Test
    void saysHowFarItWasValid() throws Exception {
        verify();
        long before = health(Duration.ZERO).entries();
        shop.collect("service-a");

        assertThat(health(Duration.ZERO).label())
                .isEqualTo(new Label("valid up to " + before + " of " + (before + 1), Tone.GOOD));
    }

    @Test
    void isInDoubtWhenTheVerificationIsOverdue() throws Exception {
        verify();

        assertThat(health(Duration.ofDays(3)).label()).isEqualTo(new Label("valid, overdue", Tone.DOUBT));
    }

    @Test
    void isInDoubtWhenTheChainCannotBeReadAnyMore() throws Exception {
        verify();
        long before = health(Duration.ZERO).entries();
        shop.reopen();
        shop.alter("service-a");

        assertThat(health(Duration.ZERO).label())
                .isEqualTo(new Label("cannot be read; was valid up to " + before, Tone.DOUBT));
    }

    @Test
    void saysThatAChainIsBroken() throws Exception {
        shop.alter("service-a");
        verify();

        assertThat(health(Duration.ZERO).label()).isEqualTo(new Label("broken", Tone.BAD));
        assertThat(health(Duration.ZERO).findings()).isNotEmpty();
    }
}
