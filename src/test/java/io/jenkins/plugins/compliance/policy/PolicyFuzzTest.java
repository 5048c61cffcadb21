package io.jenkins.plugins.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Any bytes at all: the parser answers with a policy or with problems that have a place and are safe to print, and an
 * expression that compiles comes to a report.
 *
 * <p>In an ordinary run the seeds beside this class are replayed; {@code JAZZER_FUZZ=1} with {@code -Djazzer.hooks=true}
 * searches on from them, one method at a time.
 */
class PolicyFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void readsEveryPolicyOrSaysWhereItIsWrong(byte[] bytes) {
        try {
            Policy policy = Policy.parse(bytes, "compliance.yml");
            assertThat(policy.graph().order()).hasSameSizeAs(policy.services().keySet());
            assertThat(policy.digest()).isEqualTo(Sha256Digest.compute(bytes));
        } catch (PolicyException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(Problems.MOST)
                    .allSatisfy(problem -> {
                        assertThat(problem.line()).isPositive();
                        assertThat(problem.column()).isPositive();
                        assertThat(problem.message()).matches("\\p{Print}+");
                        assertThat(problem.remedy()).matches("\\p{Print}+");
                    });
        }
    }

    @FuzzTest(maxDuration = "1m")
    void everyExpressionPassesFailsOrIsRefused(byte[] bytes) {
        String cel = new String(bytes, StandardCharsets.ISO_8859_1);
        String yaml =
                "format: 1\nname: a\nservices: { service-a: }\npromote-to:\n  compliant:\n    evidence: { sast: }\n"
                        + "    gates: { expressions: { a: { cel: '" + cel.replace("'", "''") + "' } } }\n";
        try {
            Policy policy = Policies.parse(yaml);
            EvidenceFacts sast = new EvidenceFacts(
                    EvidenceKind.SAST, JsonObject.of(Map.of("high", 1)), Instant.EPOCH, 1, Sha256Digest.ZERO);
            GateReport report = GateEvaluator.evaluate(
                    policy, policy.services().firstKey(), "compliant", List.of(sast), List.of(), Instant.EPOCH);
            assertThat(report.passed()).isEqualTo(report.reasons().isEmpty());
        } catch (PolicyException e) {
            assertThat(Arrays.asList(String.valueOf(e.getMessage()).split("\n")))
                    .allSatisfy(line -> assertThat(line).matches("\\p{Print}+"));
        }
    }
}
