package io.jenkins.plugins.compliance.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ReadMemoryBenchmark reads 500 MB of each of these in a heap of 64 MiB; here it is what is kept that stays the same. */
class ConstantMemoryTest {

    @ParameterizedTest
    @EnumSource
    void whatIsKeptOfAReportDoesNotGrowWithIt(GeneratedReport report) throws IOException {
        assertThat(details(report, 60_000)).isLessThan(2 * details(report, 3000));
    }

    private static int details(GeneratedReport report, long items) throws IOException {
        return Samples.details(ReportReader.read(report.of(items), Optional.empty()))
                .length();
    }
}
