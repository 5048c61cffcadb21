package io.jenkins.plugins.compliance.jenkins.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveFilterTest {

    @Test
    void looksWhileSomebodyTypesAndSaysNothingButThatInTheAddress() throws Exception {
        Optional<Process> started = node();
        assumeTrue(started.isPresent(), "skipped: there is no node to run the page's script with");
        Process node = started.get();
        String printed = new String(node.getInputStream().readAllBytes(), UTF_8);

        assertThat(node.waitFor()).as(printed).isZero();
        assertThat(printed.lines())
                .contains("not sent")
                .filteredOn(line -> !line.equals("not sent"))
                .containsExactlyInAnyOrder(
                        "fetch http://localhost/compliance/?q=pay+%26+go",
                        "address http://localhost/compliance/?q=pay+%26+go",
                        "fetch http://localhost/compliance/?q=pay+%26+go&state=rejected",
                        "address http://localhost/compliance/?q=pay+%26+go&state=rejected");
    }

    private static Optional<Process> node() {
        try {
            return Optional.of(new ProcessBuilder(
                            "node",
                            "src/test/node/live-filter.mjs",
                            "src/main/resources/io/jenkins/plugins/compliance/jenkins/ui/pages.js")
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
