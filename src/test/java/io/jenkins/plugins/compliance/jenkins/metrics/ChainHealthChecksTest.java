package io.jenkins.plugins.compliance.jenkins.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.health.HealthCheck;
import io.jenkins.plugins.compliance.jenkins.installation.ChainWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainHealthChecksTest {

    private static HealthCheck.Result check(ShopFixture shop) throws Exception {
        shop.installation().statuses().refresh();
        return ChainHealthChecks.intact(ChainWatch.of(shop.installation(), Duration.ofDays(1)));
    }

    @Test
    void chainsThatVerifiedAreIntact(@TempDir Path home) throws Exception {
        ShopFixture shop = new ShopFixture(home).promoted("service-a").verified();
        shop.sast("service-b");

        assertThat(check(shop).isHealthy()).isTrue();
    }

    @Test
    void brokenChainsAreNot(@TempDir Path home) throws Exception {
        ShopFixture shop = new ShopFixture(home).open();

        assertThat(check(shop).isHealthy()).isFalse();
        assertThat(check(shop).getMessage()).isEqualTo("2 broken: service-d, service-f");
    }

    @Test
    void neitherAreChainsThatCannotBeChecked(@TempDir Path home) throws Exception {
        ShopFixture shop = new ShopFixture(home).promoted("service-a");
        Files.delete(home.resolve("signing.vkey"));
        shop.verified();

        assertThat(check(shop).isHealthy()).isFalse();
        assertThat(check(shop).getMessage()).startsWith("1 cannot be checked: service-a (there is no verifier key");
    }
}
