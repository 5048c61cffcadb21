package io.jenkins.plugins.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parses every policy of docs/policy.md. A part of one is completed by what every policy must have. */
class DocumentedPoliciesTest {

    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    static List<String> policies() throws IOException {
        String page = Files.readString(Path.of("docs/policy.md")).replace("\r\n", "\n");
        return BLOCK.matcher(page).results().map(block -> block.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void isAPolicy(String block) throws PolicyException {
        String begin = block.contains("format: 1\n") ? "" : "format: 1\nname: documented\n";
        String end = block.contains("services:") ? "" : "services: { service-a: }\n";

        assertThat(Policies.parse(begin + block + end).services()).isNotEmpty();
    }

    @Test
    void thereAreSome() throws IOException {
        assertThat(policies()).hasSizeGreaterThan(8);
    }

    @Test
    void everyGateAndEveryFieldOfASummaryIsDocumented() throws IOException {
        String page = Files.readString(Path.of("docs/policy.md"));

        for (EvidenceKind kind : EvidenceKind.values()) {
            assertThat(page).contains(Measure.of(kind).keySet());
            assertThat(page)
                    .contains(SummaryField.of(kind).keySet().stream()
                            .filter(field -> !field.contains("_"))
                            .toList());
        }
    }
}
