package io.jenkins.plugins.compliance.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real tools wrote; README.md beside the samples names each. The numbers are those that the tools print. */
class RealReportsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    bandit.sarif | sarif | Bandit | {"critical":0,"high":2,"incomplete":0,"low":1,"medium":0,"suppressed":0,"total":3}
                    eslint.sarif | sarif | ESLint 9.39.5 | {"critical":0,"high":1,"incomplete":0,"low":0,"medium":1,"suppressed":0,"total":2}
                    spotbugs.sarif | sarif | SpotBugs 4.10.3 | {"critical":0,"high":0,"incomplete":1,"low":0,"medium":0,"suppressed":0,"total":0}
                    coveragepy.lcov | lcov | | {"branch":100,"branch_covered":4,"branch_total":4,"line":80,"line_covered":12,"line_total":15,"method":40}
                    coveragepy.xml | cobertura | | {"branch":100,"branch_covered":4,"branch_total":4,"line":80,"line_covered":12,"line_total":15}
                    gcovr.info | lcov | | {"branch":50,"branch_covered":5,"branch_total":10,"line":75,"line_covered":6,"line_total":8,"method":100}
                    gcovr.xml | cobertura | gcovr 8.8 | {"branch":50,"branch_covered":5,"branch_total":10,"line":75,"line_covered":6,"line_total":8}
                    gocover-cobertura.xml | cobertura | | {"line":88.88,"line_covered":8,"line_total":9}
                    istanbul-cobertura.xml | cobertura | | {"branch":25,"branch_covered":1,"branch_total":4,"line":100,"line_covered":4,"line_total":4}
                    istanbul.info | lcov | | {"branch":25,"branch_covered":1,"branch_total":4,"line":100,"line_covered":4,"line_total":4,"method":100}
                    lcov.info | lcov | | {"branch":50,"branch_covered":5,"branch_total":10,"line":75,"line_covered":6,"line_total":8}
                    ctest.xml | junit | | {"errors":0,"failed":1,"flaky":0,"passed":1,"skipped":2,"total":4}
                    go-junit-report.xml | junit | | {"errors":0,"failed":2,"flaky":0,"passed":2,"skipped":1,"total":5}
                    gotestsum.xml | junit | go test go1.26.8 linux/amd64 | {"errors":0,"failed":2,"flaky":0,"passed":2,"skipped":1,"total":5}
                    jest-junit.xml | junit | Jest | {"errors":0,"failed":1,"flaky":0,"passed":2,"skipped":1,"total":4}
                    pytest.xml | junit | pytest | {"errors":1,"failed":1,"flaky":0,"passed":3,"skipped":2,"total":7}
                    jacoco.xml | jacoco | JaCoCo | {"branch":70.73,"branch_covered":58,"branch_total":82,"class":50,"complexity":47.89,"instruction":55.78,"line":60.26,"line_covered":135,"line_total":224,"method":43.58}
                    maven-bom.json | cyclonedx-json | cyclonedx-maven-plugin 2.9.1 | {"components":34}
                    maven-bom.xml | cyclonedx-xml | cyclonedx-maven-plugin 2.9.1 | {"components":34}
                    surefire.xml | junit | Maven Surefire | {"errors":0,"failed":0,"flaky":0,"passed":43,"skipped":0,"total":43}
                    cyclonedx-py.xml | cyclonedx-xml | cyclonedx-py 7.5.0 | {"components":3}
                    npm.cdx.json | cyclonedx-json | cli 11.19.1 | {"components":3}
                    npm.spdx.json | spdx-json | npm/cli 11.19.1 | {"components":4}
                    """)
    void readsWhatRealToolsWrite(String file, String format, String tool, String summary) throws IOException {
        Report report = ReportReader.read(Samples.sample(file), Optional.empty());

        assertThat(report.format().word()).isEqualTo(format);
        assertThat(report.tool().map(RealReportsTest::spell)).isEqualTo(Optional.ofNullable(tool));
        assertThat(Samples.summary(report)).isEqualTo(summary);
    }

    private static String spell(ReportTool tool) {
        return tool.name() + tool.version().map(version -> " " + version).orElse("");
    }
}
