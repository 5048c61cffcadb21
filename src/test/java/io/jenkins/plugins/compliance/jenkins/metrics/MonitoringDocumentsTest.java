package io.jenkins.plugins.compliance.jenkins.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The alerts and the dashboard, tried with the real Prometheus. */
class MonitoringDocumentsTest {

    private static final Path DOCUMENTS = Path.of("docs/monitoring");

    @Test
    void theAlertsPassTheirTests() throws Exception {
        Tool promtool = Tool.named("promtool", "prometheus");

        Tool.Outcome outcome = promtool.run(
                "", "test", "rules", DOCUMENTS.resolve("alerts.test.yml").toString());

        assertThat(outcome.output()).contains("SUCCESS").doesNotContain("FAILED");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void everyQueryOfTheDashboardFindsSomethingInWhatWasScraped(
            @TempDir Path home, @TempDir Path copy, @TempDir Path data) throws Exception {
        Tool prometheus = Tool.named("prometheus", "prometheus");
        Scrape scrape = new Scrape(new ShopFixture(home).open().withBackup(copy).metrics());

        try (PrometheusServer server = PrometheusServer.start(prometheus, data, scrape)) {
            for (String services : List.of(".*", "service-a")) {
                for (String query : queries()) {
                    String expression = query.replace("$service", services).replace("$__rate_interval", "1m");
                    assertThat(server.query(expression).size()).as(expression).isPositive();
                }
            }
        }
    }

    @Test
    void bothFormatsSayTheSame(@TempDir Path home, @TempDir Path copy, @TempDir Path data) throws Exception {
        Tool prometheus = Tool.named("prometheus", "prometheus");
        Scrape scrape = new Scrape(new ShopFixture(home).open().withBackup(copy).metrics());

        try (PrometheusServer server = PrometheusServer.start(prometheus, data, scrape)) {
            String differing = "{__name__=~\".+\",job=\"text\",__name__!~\"up|scrape_.*\"} "
                    + "unless on (__name__, service, stage, outcome, kind, control) "
                    + "{__name__=~\".+\",job=\"openmetrics\"}";
            assertThat(server.query("count(promotions_total{job=\"text\"} == ignoring(job) "
                                    + "promotions_total{job=\"openmetrics\"})")
                            .get(0)
                            .path("value")
                            .get(1)
                            .asString())
                    .isEqualTo("30");
            assertThat(server.query(differing)).isEmpty();
        }
    }

    private static List<String> queries() throws Exception {
        List<String> queries = new ArrayList<>();
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DOCUMENTS.resolve("dashboard.json")));
        dashboard
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> queries.add(target.path("expr").asString())));
        assertThat(queries).hasSizeGreaterThan(10);
        return queries;
    }
}
