package io.jenkins.plugins.compliance.jenkins.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scrape answers, held against the readers that others wrote. */
class ScrapeFormatTest {

    private static final String STRICT_READER = """
            import sys
            from prometheus_client.openmetrics.parser import text_string_to_metric_families
            names = [family.name for family in text_string_to_metric_families(sys.stdin.read())]
            print(len(names))
            """;

    private Scrape scrape;

    @BeforeEach
    void scrape(@TempDir Path home, @TempDir Path copy) throws Exception {
        scrape = new Scrape(new ShopFixture(home).open().withBackup(copy).metrics());
    }

    @Test
    void theOldSingleServiceMetricIsALabelNow() throws Exception {
        assertThat(scrape.text())
                .contains("service_compliance_state{service=\"service-a\",stage=\"compliant\",} 0.5\n");
    }

    @Test
    void countersEndInTotalInBothFormats() throws Exception {
        assertThat(scrape.text())
                .contains("# TYPE promotions_total counter\n")
                .contains("promotions_total{service=\"service-a\",outcome=\"completed\",} 1.0\n");
        assertThat(scrape.openMetrics())
                .contains("# TYPE promotions counter\n")
                .contains("promotions_total{service=\"service-a\",outcome=\"completed\"} 1.0\n")
                .endsWith("# EOF\n");
    }

    @Test
    void promtoolHasNothingToSay() throws Exception {
        Tool.Outcome outcome = Tool.named("promtool", "prometheus").run(scrape.text(), "check", "metrics");

        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void aStrictReaderOfOpenMetricsTakesIt() throws Exception {
        Tool.Outcome outcome = python().run(scrape.openMetrics(), "-c", STRICT_READER);

        assertThat(outcome.output().trim())
                .isEqualTo(Integer.toString(scrape.metrics().size()));
    }

    @Test
    void aStrictReaderOfOpenMetricsWouldNotTakeAnything() throws Exception {
        Tool.Outcome outcome = python().run(scrape.openMetrics().replace("# EOF\n", ""), "-c", STRICT_READER);

        assertThat(outcome.exitCode()).isNotZero();
    }

    /** The first that has the reader: a distribution's packages are for the distribution's own Python. */
    private static Tool python() throws Exception {
        for (String candidate : List.of("/usr/bin/python3", "/usr/local/bin/python3")) {
            Path program = Path.of(candidate);
            if (Files.isExecutable(program)
                    && new Tool(program)
                                    .run("", "-c", "import prometheus_client.openmetrics")
                                    .exitCode()
                            == 0) {
                return new Tool(program);
            }
        }
        assumeTrue(false, "no prometheus_client for Python; in Debian: apt-get install python3-prometheus-client");
        throw new IllegalStateException("unreachable");
    }
}
