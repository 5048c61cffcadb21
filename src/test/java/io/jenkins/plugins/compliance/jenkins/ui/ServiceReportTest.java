package io.jenkins.plugins.compliance.jenkins.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.chain.ServiceName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of a service shows. */
class ServiceReportTest {

    private Shop shop;

    @BeforeEach
    void installation(@TempDir Path home) throws Exception {
        shop = new Shop(home);
    }

    private ServiceReport report(String service, int page) throws Exception {
        ServiceName name = new ServiceName(service);
        shop.installation.statuses().refresh();
        return ServiceReport.of(
                shop.installation.statuses().of(name).orElseThrow(),
                shop.installation.statuses().promotions(name),
                page,
                ChainHealth.of(name, shop.watch(Duration.ZERO)),
                Optional.of(shop.policy),
                Shop.NOW);
    }

    @Test
    void showsTheNewestPromotionFirst() throws Exception {
        shop.toStaging("service-a", "1.4.1", "p-1");
        shop.toStaging("service-a", "1.4.2", "p-2");

        assertThat(report("service-a", 1).history())
                .extracting(PromotionRow::version)
                .containsExactly("1.4.2", "1.4.1");
    }

    @Test
    void goesThroughALongHistoryPageByPage() throws Exception {
        shop.collect("service-b");
        for (int i = 0; i <= ServiceReport.PAGE_SIZE; i++) {
            shop.promote("service-b", "sandbox", "staging", "1." + i, "p-" + i);
        }

        ServiceReport second = report("service-b", 2);

        assertThat(second.history()).extracting(PromotionRow::version).containsExactly("1.0");
        assertThat(second.pages()).isEqualTo(2);
    }

    @Test
    void onlyACompletedPromotionIsARollbackPoint() throws Exception {
        shop.toStaging("service-a", "1.4.1", "p-1");
        shop.promote("service-a", "staging", "compliant", "1.4.1", "p-2");

        assertThat(report("service-a", 1).rollbackPoints())
                .extracting(PromotionRow::id)
                .containsExactly("p-1");
    }

    @Test
    void namesWhatItDependsOnAndWhatDependsOnIt() throws Exception {
        shop.collect("service-a");
        shop.collect("service-b");

        assertThat(report("service-a", 1).dependsOn()).containsExactly("service-b");
        assertThat(report("service-b", 1).dependents()).containsExactly("service-a");
    }
}
