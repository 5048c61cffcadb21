package io.jenkins.plugins.compliance.jenkins.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.jenkins.installation.ChainWatch;
import io.jenkins.plugins.compliance.promotion.ServiceState;
import io.jenkins.plugins.compliance.promotion.ServiceStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of all services shows. */
class ServiceOverviewTest {

    private Shop shop;

    @BeforeEach
    void installation(@TempDir Path home) throws Exception {
        shop = new Shop(home);
    }

    @Test
    void showsWhatEachStageHas() throws Exception {
        shop.toStaging("service-a", "1.4.2", "p-1");

        ServiceOverview overview = shop.overview(OverviewQuery.ALL);

        assertThat(overview.stages()).containsExactly("staging", "compliant");
        assertThat(overview.rows()).first().satisfies(row -> {
            assertThat(row.at("staging")).isEqualTo("1.4.2");
            assertThat(row.at("compliant")).isEmpty();
            assertThat(row.state()).isEqualTo(new Label("completed", Tone.GOOD));
        });
    }

    @Test
    void namesTheEvidenceThatIsMissing() throws Exception {
        shop.toStaging("service-a", "1.4.2", "p-1");
        shop.promote("service-a", "staging", "compliant", "1.4.2", "p-2");

        ServiceRow row = shop.overview(OverviewQuery.ALL).rows().get(0);

        assertThat(row.missing()).containsExactly("tests missing");
        assertThat(row.evidence()).isEqualTo(new Label("1 of 2", Tone.BAD));
        assertThat(row.state()).isEqualTo(new Label("rejected", Tone.BAD));
    }

    @Test
    void findsServicesByPartOfTheirName() throws Exception {
        shop.collect("service-a");
        shop.collect("service-b");

        ServiceOverview overview = shop.overview(OverviewQuery.of(" ICE-B ", null, null));

        assertThat(overview.rows()).extracting(ServiceRow::service).containsExactly("service-b");
        assertThat(overview.total()).isEqualTo(2);
    }

    @Test
    void findsServicesByAVersionTheyHave() throws Exception {
        shop.toStaging("service-a", "1.4.2", "p-1");
        shop.collect("service-b");

        assertThat(shop.overview(OverviewQuery.of("1.4", null, null)).rows())
                .extracting(ServiceRow::service)
                .containsExactly("service-a");
    }

    @Test
    void findsServicesByTheirState() throws Exception {
        shop.toStaging("service-a", "1.4.2", "p-1");
        shop.collect("service-b");

        assertThat(shop.overview(OverviewQuery.of(null, "no promotion", null)).rows())
                .extracting(ServiceRow::service)
                .containsExactly("service-b");
    }

    @Test
    void showsServicesThatThePolicyNamesAndThatHaveNoChain() throws Exception {
        shop.toStaging("service-a", "1.4.2", "p-1");

        ServiceOverview overview = shop.overview(OverviewQuery.ALL);

        assertThat(overview.total()).isEqualTo(2);
        assertThat(overview.rows().get(1)).satisfies(row -> {
            assertThat(row.service()).isEqualTo("service-b");
            assertThat(row.state()).isEqualTo(Label.NO_PROMOTION);
            assertThat(row.evidence()).isEqualTo(new Label("0 of 2", Tone.BAD));
            assertThat(row.missing()).containsExactly("sast missing", "tests missing");
        });
    }

    @Test
    void countsTheControlsThatServicesWaitFor() throws Exception {
        shop.toStaging("service-a", "1.4.2", "p-1");
        shop.toStaging("service-b", "1.0", "p-2");

        assertThat(shop.overview(OverviewQuery.ALL).debt())
                .containsExactly(new Debt("service_mesh", 2), new Debt("worm_storage", 2));
    }

    @Test
    void namesBrokenChains() throws Exception {
        shop.toStaging("service-a", "1.4.2", "p-1");
        shop.collect("service-b");
        shop.alter("service-a");
        shop.installation.verifications().verify(new ServiceName("service-a"));

        assertThat(shop.overview(OverviewQuery.ALL).broken()).containsExactly("service-a");
    }

    @Test
    void aChainThatCannotBeReadIsNamedAndHidesNoOther() throws Exception {
        shop.toStaging("service-a", "1.4.2", "p-1");
        shop.collect("service-b");
        shop.alter("service-a");

        ServiceOverview overview = shop.overview(OverviewQuery.ALL);

        assertThat(overview.cannotCheck()).containsExactly("service-a");
        assertThat(overview.rows()).extracting(ServiceRow::service).containsExactly("service-a", "service-b");
    }

    @Test
    void makesRowsForOnePageOnly() {
        ServiceOverview overview = of(250, 3);

        assertThat(overview.rows()).hasSize(50);
        assertThat(overview.rows().get(0).service()).isEqualTo("s-1200");
        assertThat(overview.pages()).isEqualTo(3);
        assertThat(overview.matching()).isEqualTo(250);
    }

    @Test
    void aPageBehindTheLastIsTheLast() {
        assertThat(of(101, 999).page()).isEqualTo(2);
    }

    private static ServiceOverview of(int services, int page) {
        List<ServiceStatus> statuses = IntStream.range(1000, 1000 + services)
                .mapToObj(i -> ServiceStatus.of(new ServiceState(new ServiceName("s-" + i))))
                .toList();
        ChainWatch watch = new ChainWatch(
                statuses, new TreeMap<>(), Set.of(), new ChainWatch.Moment(Shop.NOW, Duration.ofDays(1)));
        return ServiceOverview.of(statuses, Optional.empty(), watch, new OverviewQuery("", "", page));
    }

    @Test
    void metadataThatSayNothingAreNotProvisional() {
        assertThat(Provisional.of(JsonObject.EMPTY).provisional()).isFalse();
    }
}
